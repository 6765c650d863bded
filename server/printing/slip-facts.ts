import type { Setting } from '#server/printing/setting.ts';
import { type Block, bar, overlay, shifted, space, stack, text } from '#server/printing/sheet.ts';
import type { TicketSlip } from '#server/printing/types.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

const DIVIDER = 2;
const DIVIDER_SPACE = 28;

/** How many people are before, and how long it may take; without an estimate only the first. */
export function factsBlock(slip: TicketSlip, setting: Setting): Block {
  const { words } = setting;
  const facts: Fact[] = [{ label: words.ahead, value: words.people(slip.ahead) }];
  if (slip.estimate !== null) {
    facts.push({ label: words.wait, value: words.minutes(slip.estimate.low, slip.estimate.high) });
  }
  const columns = facts.map((fact) => column(fact, setting));
  const total = columns.reduce((sum, one) => sum + one.width, 0) + (columns.length - 1) * (2 * DIVIDER_SPACE + DIVIDER);
  if (setting.look.columns && total <= setting.width) return beside(columns);
  return stack(...facts.map((fact) => row(fact, setting)));
}

/** The label over its value. */
function column({ label, value }: Fact, { look, width, fonts }: Setting): Block {
  return stack(
    text([{ text: label, weight: 400 }], { size: look.factLabel, width }, fonts),
    text([{ text: value, weight: 700 }], { size: look.factValue, width }, fonts),
  );
}

function beside(columns: readonly Block[]): Block {
  const height = Math.max(...columns.map((one) => one.height));
  let x = 0;
  return overlay(
    ...columns.flatMap((one, index) => {
      const line = index === 0 ? [] : [shifted(bar(DIVIDER, height), x + DIVIDER_SPACE, 0)];
      if (index > 0) x += 2 * DIVIDER_SPACE + DIVIDER;
      const placed = shifted(one, x, 0);
      x += one.width;
      return [...line, placed];
    }),
  );
}

/** The label at the left and its value at the right, on one baseline; under one another when they don't fit. */
function row(fact: Fact, setting: Setting): Block {
  const { look, width, fonts } = setting;
  const label = text([{ text: fact.label, weight: 400 }], { size: look.factLabel, width }, fonts);
  const value = text([{ text: fact.value, weight: 700 }], { size: look.factValue, width }, fonts);
  if (label.width + value.width + look.gap > width) return column(fact, setting);
  const drop = Math.round((baseline(value) ?? 0) - (baseline(label) ?? 0));
  return stack(overlay(shifted(label, 0, drop), shifted(value, width - value.width, 0)), space(0));
}

const baseline = (block: Block): number | undefined => block.marks[0]?.y;
