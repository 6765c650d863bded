/**
 * The queue of announcements (SPEC R12): one after another, none cut, none lost, none twice. Pure: the page brings the
 * view, the clocks and the news that a sentence is finished, and shows what `now` says.
 */
import type { DisplayCall } from '#common/contract/views.ts';

/** A call that is first seen when it is older than this stands in the list and is not announced any more. */
export const FRESH_MS = 60_000;
/** Silence between two announcements (LOOK, "Sound"). */
export const PAUSE_MS = 500;
/** How long the last call stays large when no other follows: people look up late. */
export const LINGER_MS = 45_000;
/** How long the screen says that a number that it had shown is called again later. */
export const CORRECTION_MS = 15_000;
/** The view holds at most so many calls; when it is full, a new call pushes the oldest out. */
const CALLS_IN_VIEW = 12;

interface Waiting {
  readonly call: DisplayCall;
  /** Pushed out of the full list by newer calls: its absence from the view says nothing any more. */
  readonly pushedOut: boolean;
}

export interface Showing extends Waiting {
  readonly since: number;
  /** When its last word was spoken; missing while it is spoken. */
  readonly spokenAt?: number;
}

export interface AnnouncerState {
  /** The newest call taken in: its seq and its time. A store that was restored counts its seqs anew, its times go on. */
  readonly seenSeq: number;
  readonly seenAt: number;
  /** The calls of the last view, by seq. */
  readonly listed: readonly DisplayCall[];
  readonly queue: readonly Waiting[];
  readonly now?: Showing;
  /** A voice that was stopped still ends its word: nothing begins before this. */
  readonly restUntil: number;
  /** A number that was taken off the screen after it had been shown. */
  readonly correction?: { readonly label: string; readonly until: number };
}

/** Nothing shown yet; `seen` is what this screen remembers from before it was reloaded. */
export function freshAnnouncer(
  seen: { readonly seq: number; readonly at: number } = { seq: 0, at: 0 },
): AnnouncerState {
  return { seenSeq: seen.seq, seenAt: seen.at, listed: [], queue: [], restUntil: 0 };
}

type Calls = Readonly<Record<string, DisplayCall>>;

interface News {
  /** The calls of the view, by seq. */
  readonly calls: readonly DisplayCall[];
  /** The newest that was known before. */
  readonly knownSeq: number;
  /** What newer calls have pushed out of the full list since the last view, or would have if it was not undone just then. */
  readonly pushed: ReadonlySet<number>;
  /** Nothing of the last view is left: newer calls have filled the whole list. */
  readonly renewed: boolean;
}

/**
 * Who left the list since the last view because it was full. Not by its length now: a call and an undo may come together.
 * Labels count once, since a ticket stands once in the list.
 */
function newsOf(calls: readonly DisplayCall[], { listed, seenSeq }: AnnouncerState): News {
  const newest = new Set(calls.map(({ label }) => label));
  const before = listed.filter(({ label }) => !newest.has(label));
  const known = calls.some(({ callSeq }) => callSeq <= seenSeq);
  const renewed = !known && calls.length >= CALLS_IN_VIEW;
  // A new day has pushed nobody out: it begins with an empty list.
  const overflow = known || renewed ? Math.max(0, before.length + calls.length - CALLS_IN_VIEW) : 0;
  const together = [...before, ...calls].map(({ callSeq }) => callSeq).sort((a, b) => a - b);
  const pushed = new Set(together.slice(0, overflow));
  return { calls, knownSeq: seenSeq, pushed, renewed };
}

/** Whether a call still stands: in the view, superseded by its own recall, or pushed out of the full list. */
function stillStands(
  { call, pushedOut }: Waiting,
  news: News,
  listed: readonly DisplayCall[],
): 'yes' | 'pushed-out' | 'no' {
  const { calls, knownSeq, pushed, renewed } = news;
  if (calls.some(({ callSeq }) => callSeq === call.callSeq)) return 'yes';
  const newer = calls.find(({ label, callSeq }) => label === call.label && callSeq > call.callSeq);
  if (newer !== undefined && newer.counter.number !== call.counter.number) return 'no';
  // Those that pushed it out are there for as long as its day: a new day empties the list.
  if (pushedOut && calls.some(({ callSeq }) => call.callSeq < callSeq && callSeq <= knownSeq)) return 'pushed-out';
  if (newer !== undefined) return 'yes';
  // In the list it stands by its own recall, when there was one.
  const stood = listed.find(({ label }) => label === call.label);
  return (stood !== undefined && pushed.has(stood.callSeq)) || (pushedOut && renewed) ? 'pushed-out' : 'no';
}

/**
 * Takes in the calls of a new view. New ones join the queue in the order of their seq; those that were undone leave it.
 * When the one on the screen was undone, `now` is gone in the answer: the page stops its voice.
 */
export function takeIn(state: AnnouncerState, view: Calls, serverNow: number, clock: number): AnnouncerState {
  const calls = Object.values(view).sort((a, b) => a.callSeq - b.callSeq);
  const fresh = calls.filter((call) => call.callSeq > state.seenSeq || Date.parse(call.at) > state.seenAt);
  const news = newsOf(calls, state);
  const queue = state.queue.flatMap((waiting): Waiting[] => {
    const stands = stillStands(waiting, news, state.listed);
    return stands === 'no' ? [] : [{ ...waiting, pushedOut: stands === 'pushed-out' }];
  });
  for (const call of fresh) {
    if (serverNow - Date.parse(call.at) <= FRESH_MS) queue.push({ call, pushedOut: false });
  }
  const seen = {
    seenSeq: fresh.at(-1)?.callSeq ?? state.seenSeq,
    seenAt: Math.max(state.seenAt, ...fresh.map((call) => Date.parse(call.at))),
  };
  const next: AnnouncerState = { ...state, ...seen, listed: calls, queue };
  const shown = state.now;
  if (shown === undefined) return next;
  const stands = stillStands(shown, news, state.listed);
  if (stands !== 'no') return { ...next, now: { ...shown, pushedOut: stands === 'pushed-out' } };
  const { now: _, ...without } = next;
  // Called to another counter: the new call corrects it. Else say that the number comes again.
  if (calls.some(({ label }) => label === shown.call.label)) return without;
  return { ...without, correction: { label: shown.call.label, until: clock + CORRECTION_MS } };
}

/** The last word of a call was spoken (or there was nothing to speak). */
export function finishSpeaking(state: AnnouncerState, callSeq: number, clock: number): AnnouncerState {
  const { now } = state;
  if (now === undefined || now.call.callSeq !== callSeq || now.spokenAt !== undefined) return state;
  return { ...state, now: { ...now, spokenAt: clock } };
}

/** Nothing begins before the voice that was stopped has ended its word, and a breath after. */
export function restUntil(state: AnnouncerState, clock: number): AnnouncerState {
  return { ...state, restUntil: clock + PAUSE_MS };
}

/** After a long time without connection: what waited is old news, and stands in the list. */
export function dropOld(state: AnnouncerState, serverNow: number): AnnouncerState {
  return { ...state, queue: state.queue.filter(({ call }) => serverNow - Date.parse(call.at) <= FRESH_MS) };
}

/** When the call on the screen may give way to the next: shown long enough, spoken to the end, and a pause. */
function mayGiveWayAt({ since, spokenAt }: Showing, minimumMs: number): number {
  return spokenAt === undefined ? Number.POSITIVE_INFINITY : Math.max(since + minimumMs, spokenAt + PAUSE_MS);
}

export interface Pace {
  readonly clock: number;
  readonly minimumMs: number;
  /** While the connection is lost nothing new begins. */
  readonly held: boolean;
}

/** Moves on as far as the clock allows. A changed `now` is a call to show and speak. */
export function advance(state: AnnouncerState, { clock, minimumMs, held }: Pace): AnnouncerState {
  const corrected =
    state.correction !== undefined && clock >= state.correction.until ? withoutCorrection(state) : state;
  const { now, queue } = corrected;
  if (held || clock < corrected.restUntil || (now !== undefined && clock < mayGiveWayAt(now, minimumMs)))
    return corrected;
  const [next, ...rest] = queue;
  if (next !== undefined) return { ...corrected, queue: rest, now: { ...next, since: clock } };
  if (now === undefined || clock < now.since + Math.max(LINGER_MS, minimumMs)) return corrected;
  const { now: _, ...idle } = corrected;
  return idle;
}

function withoutCorrection(state: AnnouncerState): AnnouncerState {
  const { correction: _, ...rest } = state;
  return rest;
}

/** The next moment at which `advance` has something to do; infinite when only news can bring it. */
export function wakeAt(state: AnnouncerState, minimumMs: number): number {
  const { now, queue, correction } = state;
  const correctionEnds = correction?.until ?? Number.POSITIVE_INFINITY;
  if (now === undefined) return Math.min(correctionEnds, queue.length > 0 ? state.restUntil : Number.POSITIVE_INFINITY);
  const givesWay = Math.max(mayGiveWayAt(now, minimumMs), state.restUntil);
  const ends = queue.length > 0 ? givesWay : Math.max(givesWay, now.since + Math.max(LINGER_MS, minimumMs));
  return Math.min(correctionEnds, ends);
}

/** The calls for the list, newest first: all that were announced, without the one on the screen. */
export function lastCalls(view: Calls, state: AnnouncerState): DisplayCall[] {
  const notYet = new Set(state.queue.map(({ call }) => call.callSeq));
  if (state.now !== undefined) notYet.add(state.now.call.callSeq);
  return Object.values(view)
    .filter((call) => !notYet.has(call.callSeq) && call.label !== state.now?.call.label)
    .sort((a, b) => b.callSeq - a.callSeq);
}
