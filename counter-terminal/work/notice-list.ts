/** What the clerk should know besides the citizen: help at a kiosk, printers, slips that were not printed. */
import hand from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import printerSign from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import type { PrinterView, PrintProblem } from '#common/contract/views.ts';
import type { Act } from '../terminal/acts.ts';
import { clockOf } from '../terminal/phrases.ts';
import { answerHelp } from '../terminal/press.ts';
import type { Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';

/** At most this many slips are named; the others are counted. */
const MOST_SLIPS = 2;

export interface Notice {
  readonly id: string;
  readonly tone: 'bad' | 'warn' | 'ok';
  readonly sign: string;
  readonly text: string;
  readonly detail?: string;
  readonly act?: { readonly label: string; readonly full: string; readonly run: Act };
  /** Answered by key 9. */
  readonly top?: boolean;
}

/** The notices, most urgent first, and how many slips are not named. */
export function noticesOf(now: Situation): { readonly notices: readonly Notice[]; readonly more: number } {
  if (now.seat !== 'mine') return { notices: [], more: 0 };
  const slips = Object.values(now.view.printProblems).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const notices = [
    ...helpNotices(now),
    ...Object.values(now.view.printers).flatMap((printer) => printerNotice(printer, now) ?? []),
    ...slips.slice(0, MOST_SLIPS).map((slip) => slipNotice(slip, now)),
  ];
  return { notices, more: Math.max(0, slips.length - MOST_SLIPS) };
}

/** Idle, the first call for help is the large alert; while a citizen is served it is a notice with key 9. */
function helpNotices(now: Situation): Notice[] {
  const text = words().alert;
  const waiting = now.ticket === undefined ? now.helps.slice(1) : now.helps;
  const open = waiting.map((help, index): Notice => {
    const id = `help-${help.id}`;
    const top = now.ticket !== undefined && index === 0;
    const notice = { id, tone: 'warn' as const, sign: hand, text: text.help(help.deviceLabel) };
    if (top) return { ...notice, top };
    const run = answerHelp(help.id, id);
    return { ...notice, act: { label: text.helpKey, full: `${text.helpKey}: ${help.deviceLabel}`, run } };
  });
  const mine = Object.values(now.view.help).filter(
    (help) => help.answeredBy !== undefined && help.answeredBy.counterNumber === now.counter.number,
  );
  return [
    ...open,
    ...mine.map(
      (help): Notice => ({ id: `coming-${help.id}`, tone: 'ok', sign: hand, text: text.coming(help.deviceLabel) }),
    ),
  ];
}

function printerNotice(printer: PrinterView, now: Situation): Notice | undefined {
  const text = words().alert;
  const time = clockOf(printer.since, now);
  const notice = { id: `printer-${printer.id}`, sign: printerSign };
  switch (printer.state) {
    case 'paper-out':
      return { ...notice, tone: 'bad', text: text.printerOut(printer.name), detail: text.printerOutDetail(time) };
    case 'cover-open':
      return { ...notice, tone: 'bad', text: text.printerOpen(printer.name), detail: text.printerOpenDetail(time) };
    case 'unreachable':
      return { ...notice, tone: 'bad', text: text.printerAway(printer.name), detail: text.printerAwayDetail(time) };
    case 'paper-low':
      return { ...notice, tone: 'warn', text: text.printerLow(printer.name), detail: text.printerLowDetail };
    default:
      return undefined;
  }
}

function slipNotice(slip: PrintProblem, now: Situation): Notice {
  const text = words().alert;
  const id = `slip-${slip.jobId}`;
  const notice: Notice = {
    id,
    tone: 'bad',
    sign: printerSign,
    text: slip.label === undefined ? text.notPrintedUnknown : text.notPrinted(slip.label),
    detail: text.notPrintedDetail(clockOf(slip.at, now)),
  };
  if (slip.ticketId === undefined) return notice;
  const run: Act = { spot: id, path: `/api/tickets/${slip.ticketId}/print` };
  return { ...notice, act: { label: text.printAgain, full: text.printAgainLabel(slip.label ?? ''), run } };
}
