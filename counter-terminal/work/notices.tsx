import hand from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import printerSign from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import type { PrinterView, PrintProblem } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import type { Act } from '../terminal/acts.ts';
import { clockOf } from '../terminal/phrases.ts';
import { answerHelp } from '../terminal/press.ts';
import type { Situation } from '../terminal/situation.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { NoteText } from './note.tsx';
import { SmallKey } from './small-key.tsx';

/** At most this many slips are named; the others are counted. */
const MOST_SLIPS = 2;

interface Notice {
  readonly id: string;
  readonly tone: 'bad' | 'warn' | 'ok';
  readonly sign: string;
  readonly text: string;
  readonly detail?: string;
  readonly act?: { readonly label: string; readonly full: string; readonly run: Act };
  /** Answered by key 9. */
  readonly top?: boolean;
}

/** Help at a kiosk, printers, slips that were not printed: bar, sign and words, with their button. */
export function Notices({ now }: { now: Situation }) {
  const slips = Object.values(now.view.printProblems).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const notices = [
    ...helpNotices(now),
    ...Object.values(now.view.printers).flatMap((printer) => printerNotice(printer, now) ?? []),
    ...slips.slice(0, MOST_SLIPS).map((slip) => slipNotice(slip, now)),
  ];
  if (notices.length === 0) return null;
  return (
    <section class="notices" aria-label={words().alert.region}>
      <ul>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
      {slips.length > MOST_SLIPS && <p class="notices-more">{words().alert.more(slips.length - MOST_SLIPS)}</p>}
    </section>
  );
}

function NoticeRow({ notice: { id, tone, sign, text, detail, act, top } }: { notice: Notice }) {
  const { acts, canSend } = useTerminal();
  return (
    <li>
      <div class={`notice notice-${tone}`}>
        <Icon svg={sign} />
        <p>
          <b>{text}</b>
          {detail !== undefined && <span>{detail}</span>}
        </p>
        {top === true && <SmallKey name="alert" label={words().alert.helpKey} cap />}
        {act !== undefined && (
          <button
            type="button"
            class="small-key"
            aria-label={act.full}
            aria-disabled={!canSend.value}
            aria-busy={acts.pending.value?.spot === id}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (canSend.value) acts.run(act.run);
              else acts.say(id, 'info', () => words().why.lost);
            }}
          >
            {act.label}
          </button>
        )}
      </div>
      <NoteText spots={top === true ? ['alert', id] : [id]} />
    </li>
  );
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
