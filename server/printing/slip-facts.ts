import type { Setting } from '#server/printing/setting.ts';
import { type Block, bar, overlay, shifted, stack, text } from '#server/printing/sheet.ts';
import type { TicketSlip } from '#server/printing/types.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

const DIVIDER = 2;
/** White at either side of the divider. */
const SPACE = 28;
const SPACE_LEAST = 12;

/** How many people are before, and how long it may take; without an estimate only the first. A kiosk that was cut off
 *  knows neither, and says so (SPEC G13). */
export function factsBlock(slip: TicketSlip, setting: Setting): Block {
  const { words, look, width, fonts } = setting;
  if (slip.ahead === null) return text([{ text: words.cutOff, weight: 700 }], { size: look.body, width }, fonts);
  const facts: Fact[] = [{ label: words.ahead, value: words.people(slip.ahead) }];
  if (slip.estimate !== null) {
    facts.push({ label: words.wait, value: words.minutes(slip.estimate.low, slip.estimate.high) });
  }
  const columns = facts.map((fact) => column(fact, setting));
  const left = setting.width - columns.reduce((sum, one) => sum + one.width, 0) - DIVIDER;
  if (setting.look.columns && left >= 2 * SPACE_LEAST) return beside(columns, Math.min(SPACE, Math.floor(left / 2)));
  const rows = facts.map((fact) => row(fact, setting));
  return stack(...rows.flatMap((one, index) => (rows.includes(undefined) ? (columns[index] ?? []) : (one ?? []))));
}

/** The label over its value. */
function column({ label, value }: Fact, { look, width, fonts }: Setting): Block {
  return stack(
    text([{ text: label, weight: 400 }], { size: look.factLabel, width }, fonts),
    text([{ text: value, weight: 700 }], { size: look.factValue, width }, fonts),
  );
}

function beside(columns: readonly Block[], gap: number): Block {
  const height = Math.max(...columns.map((one) => one.height));
  let x = 0;
  return overlay(
    ...columns.flatMap((one, index) => {
      const line = index === 0 ? [] : [shifted(bar(DIVIDER, height), x + gap, 0)];
      if (index > 0) x += 2 * gap + DIVIDER;
      const placed = shifted(one, x, 0);
      x += one.width;
      return [...line, placed];
    }),
  );
}

/** The label at the left and its value at the right, on one baseline; undefined when they don't fit. */
function row(fact: Fact, { look, width, fonts }: Setting): Block | undefined {
  const label = text([{ text: fact.label, weight: 400 }], { size: look.factLabel, width }, fonts);
  const value = text([{ text: fact.value, weight: 700 }], { size: look.factValue, width }, fonts);
  if (label.width + value.width + look.gap > width) return undefined;
  const drop = (value.marks[0]?.y ?? 0) - (label.marks[0]?.y ?? 0);
  return overlay(shifted(label, 0, drop), shifted(value, width - value.width, 0));
}
