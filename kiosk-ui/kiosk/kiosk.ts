/** The kiosk as one object: where the citizen stands, what was chosen, what is on its way. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { IssueBody, PaperListBody } from '#common/contract/commands.ts';
import type { Id } from '#common/contract/text.ts';
import type { KioskView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';
import { language } from '#common/web/language.ts';
import { createSpeech, type Speech } from '../speech/speech.ts';
import { type Card, createCard } from './card.ts';
import { createHelp, type Help } from './help.ts';
import { createIdle, type Idle } from './idle.ts';
import { createIssue, type Issue } from './issue.ts';
import { type Paper, paperOf, watchPrints } from './paper.ts';
import { createPaperList } from './paper-list.ts';
import { loadPapersPart, type PapersPart } from './papers-part.ts';
import type { Slip } from './slip.ts';
import { askedFor, checkedIn, missingOf, type Place, placeOf, REST, type Step } from './steps.ts';
import { tick } from './tick.ts';

export interface Kiosk {
  readonly feed: Feed<KioskView>;
  readonly step: ReadonlySignal<Step>;
  readonly place: ReadonlySignal<Place>;
  readonly priority: Signal<boolean>;
  /** Services that come after the one for which the number is taken (SPEC J60). */
  readonly next: Signal<readonly Id[]>;
  /** How many dossiers go with the number (SPEC J129). */
  readonly dossiers: Signal<number>;
  readonly issue: Issue;
  readonly help: Help;
  /** Undefined until that part of the page has come. */
  readonly slip: Signal<Slip | undefined>;
  readonly card: Card;
  readonly speech: Speech;
  /** A keypad was used by this citizen: numbers stand beside what they choose, and keys are told by ear (SPEC J100). */
  readonly keypad: Signal<boolean>;
  /** All that is touched stands in the lower part of the screen, for who sits (SPEC J102). */
  readonly low: Signal<boolean>;
  readonly idle: Idle;
  /** What became of the slip of the number on screen. */
  readonly paper: ReadonlySignal<Paper>;
  /** The screens of «papers before the number»; undefined in an office that does not use them (SPEC J1). */
  readonly papersPart: ReadonlySignal<PapersPart | undefined>;
  /** A list of papers is on its way to the printer. */
  readonly listing: ReadonlySignal<boolean>;
  go(step: Step): void;
  /** Takes a number in the field that is open, or for the procedure whose papers are shown. */
  take(): void;
  /** Prints the papers of the procedure that is shown, without a number. */
  printList(): void;
  /** Back to rest: nothing of this citizen stays. */
  reset(): void;
}

/** Long enough to take the slip, short enough for the next in line. */
const NUMBER_MS = 20_000;
/** Without a slip the screen is all that the citizen has. */
const KEEP_NUMBER_MS = 120_000;
const HELP_MS = 120_000;
const TAKING_MS = 180_000;
/** An apology is read more than once. */
const SLIP_MS = 60_000;
/** Who works by keypad and ear sees no countdown: he has so many times as long to find the next key. */
const BY_EAR = 3;
/** The server did not say that it prints: nothing will come. */
const NOT_PRINTED = { jobId: 'none', state: 'not-printed' } as const;

/** `stands`: the page is drawn, so that the part of the papers may come. */
export function createKiosk(
  feed: Feed<KioskView>,
  stands: ReadonlySignal<boolean>,
  loadPapers: () => Promise<PapersPart>,
): Kiosk {
  const step = signal<Step>(REST);
  const priority = signal(false);
  const following = signal<readonly Id[]>([]);
  const dossiers = signal(1);
  const issue = createIssue();
  const help = createHelp(feed.view);
  const slip = signal<Slip | undefined>(undefined);
  const card = createCard();
  const speech = createSpeech(computed(() => feed.view.value?.accent));
  const keypad = signal(false);
  const low = signal(false);
  const prints = watchPrints(feed.onEvent);
  const papersPart = loadPapersPart(
    computed(() => stands.value && feed.view.value?.parts?.papers === true),
    loadPapers,
  );
  const lists = createPaperList();

  const unsure = computed(() => issue.state.value.kind === 'taking' && issue.state.value.unsure);
  const place = computed(() =>
    placeOf({ step: step.value, link: feed.link.value, view: feed.view.value, unsure: unsure.value }),
  );
  const paper = computed((): Paper => {
    const now = step.value;
    if (now.kind !== 'number' && now.kind !== 'list') return 'printing';
    const { print, at } =
      now.kind === 'number'
        ? { print: now.taken.answer.print, at: now.taken.at }
        : { print: now.answer?.print ?? NOT_PRINTED, at: now.at };
    return paperOf({
      print,
      outcome: print.jobId === null ? undefined : prints.outcomes.value.get(print.jobId),
      printer: feed.view.value?.printer?.state,
      waitedMs: tick.value - at,
    });
  });

  const allowance = computed((): { ms: number; of: string } | undefined => {
    const of = place.value;
    if (speech.speaking.value) return undefined;
    switch (of) {
      case 'number':
      case 'list':
        if (paper.value === 'printing') return undefined;
        return { ms: paper.value === 'ready' ? NUMBER_MS : KEEP_NUMBER_MS, of };
      case 'help':
        return { ms: HELP_MS, of };
      case 'taking':
        return { ms: TAKING_MS, of };
      case 'slip':
        return { ms: SLIP_MS, of };
      case 'connecting':
      case 'denied':
        return undefined;
      default: {
        if (issue.state.value.kind === 'taking') return undefined;
        const now = step.value;
        const untouched =
          now.kind === 'fields' &&
          now.page === 0 &&
          !priority.value &&
          !speech.on.value &&
          !low.value &&
          card.state.value.kind === 'none';
        if (untouched && language.value === 'vi') return undefined;
        const longer = speech.on.value && keypad.value ? BY_EAR : 1;
        return { ms: (feed.view.value?.idleSeconds ?? 30) * longer * 1000, of };
      }
    }
  });

  const go = (next: Step): void => {
    // While a number is on its way nothing else is: the answer belongs to this screen.
    if (issue.state.peek().kind === 'taking' || lists.busy.peek()) return;
    if (issue.state.peek().kind === 'refused') issue.clear();
    step.value = next;
  };

  const reset = (): void => {
    issue.clear();
    slip.peek()?.clear();
    card.clear();
    lists.clear();
    step.value = REST;
    priority.value = false;
    following.value = [];
    dossiers.value = 1;
    speech.turn(false);
    keypad.value = false;
    low.value = false;
    language.value = 'vi';
    // Whoever was waited for has come, or the citizen has left.
    if (help.state.peek().kind === 'coming') void help.end();
  };

  const take = async (): Promise<void> => {
    const view = feed.view.peek();
    const asked = view === undefined ? undefined : askedFor(view, place.peek(), step.peek());
    if (asked === undefined || !asked.service.open || lists.busy.peek()) return;
    const { service, code, missing } = asked;
    const next = following.peek().filter((id) => id !== service.id);
    const count = view?.parts?.dossierCounts === true ? dossiers.peek() : 1;
    const read = card.state.peek();
    const { mark, byAge } = read.kind === 'read' ? read : {};
    const body: IssueBody = {
      serviceId: service.id,
      priorityClass: priority.peek() ? (byAge?.code ?? 'unspecified') : 'none',
      language: language.peek(),
      ...(code === undefined || code === null ? {} : { procedureCode: code }),
      ...(missing === undefined ? {} : { missingPapers: [...missing] }),
      ...(mark === undefined ? {} : { card: mark }),
      ...(next.length === 0 ? {} : { next }),
      ...(count === 1 ? {} : { dossiers: count }),
    };
    const answer = await issue.take(body);
    if (answer === undefined) return;
    const procedure = service.procedures.find(({ code }) => code === answer.ticket.procedureCode);
    // Many dossiers wait in a lane of their own.
    const stands = view?.services[answer.ticket.serviceId] ?? service;
    step.value = { kind: 'number', taken: { answer, service: stands, procedure, at: performance.now() } };
  };

  const printList = async (): Promise<void> => {
    const view = feed.view.peek();
    const checked = view === undefined ? undefined : checkedIn(view, step.peek());
    if (checked === undefined || issue.state.peek().kind === 'taking') return;
    const { check, service, procedure } = checked;
    const missing = missingOf(procedure, check);
    const body: PaperListBody = {
      serviceId: service.id,
      procedureCode: procedure.code,
      language: language.peek(),
      ...(missing === undefined ? {} : { missingPapers: missing }),
    };
    const printed = await lists.print(body);
    if (printed === undefined) return;
    step.value = { kind: 'list', check, answer: printed.answer, service, procedure, at: performance.now() };
  };

  return {
    feed,
    step,
    place,
    priority,
    next: following,
    dossiers,
    issue,
    help,
    slip,
    card,
    speech,
    keypad,
    low,
    paper,
    idle: createIdle(allowance, reset),
    papersPart,
    listing: lists.busy,
    go,
    take: () => void take(),
    printList: () => void printList(),
    reset,
  };
}
