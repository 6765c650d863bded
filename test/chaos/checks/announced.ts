/**
 * One display's record against the calls of the log (SPEC R12): each call that it first saw younger than a minute was
 * spoken to its end exactly once and in order; an older one was shown and not spoken; none was passed over.
 */
import type { DisplayRecord, PageRecord } from '../record.ts';
import type { Called } from './called.ts';

const MINUTE = 60_000;
/** Around the minute the two clocks of server and page may decide differently. */
const BLURRED_MS = 2_000;
/** Calls that a view holds at most. */
const LISTED = 12;

export interface Verdict {
  readonly faults: string[];
  /** Calls that had to be spoken, and were. */
  spoken: number;
  /** Calls that were too old, shown and not spoken. */
  shown: number;
}

export function judgeDisplay({ name, pages }: DisplayRecord, calls: readonly Called[]): Verdict {
  const verdict: Verdict = { faults: [], spoken: 0, shown: 0 };
  const fault = (call: Called | undefined, words: string): void => {
    verdict.faults.push(`${name}: ${call?.label} at ${call?.counter} (${call?.seq}) ${words}`);
  };
  const bySeq = new Map(calls.map((call) => [call.seq, call]));
  const ended = (seq: number): number =>
    pages.flatMap(({ spoken }) => spoken).filter((one) => one.callSeq === seq && one.outcome === 'spoken').length;

  for (const call of calls) if (ended(call.seq) > 1) fault(call, 'was SPOKEN TWICE');
  for (const page of pages) {
    for (const seq of page.hidden) fault(bySeq.get(seq), 'came too late to be spoken and was not shown');
    const begun = page.spoken.map(({ callSeq }) => callSeq);
    begun.forEach((seq, index) => {
      if (seq <= (begun[index - 1] ?? 0)) fault(bySeq.get(seq), `was spoken after ${begun[index - 1]}: OUT OF ORDER`);
    });
    for (const call of calls) {
      const own = page.spoken.find(({ callSeq }) => callSeq === call.seq);
      const sight = page.sights.find(({ calls: seen }) => seen.has(call.seq));
      if (sight === undefined) {
        if (own !== undefined) fault(call, 'was spoken and never seen');
        else if (passedOver(page, call)) fault(call, 'was SKIPPED: never seen');
        continue;
      }
      const age = sight.at - call.at;
      if (age > MINUTE + BLURRED_MS) {
        if (own !== undefined) fault(call, `was spoken, ${Math.round(age / 1_000)} s OLD when it was first seen`);
        else verdict.shown += 1;
      } else if (age < MINUTE - BLURRED_MS && own === undefined) {
        if (ended(call.seq) === 0 && !excused(page, call))
          fault(call, `was SKIPPED: seen in time, never spoken; ${leaving(page, call)}`);
      } else if (own?.outcome === 'spoken') verdict.spoken += 1;
      if (own !== undefined && call.undoneAt !== undefined && begunAfterItWasGone(page, call, own.begunAt))
        fault(call, 'was spoken after it had been taken back');
      if (own !== undefined && waitedTooLong(page, call, own.begunAt))
        fault(call, 'was spoken although it had grown OLD while the screen was cut off');
      if (own?.outcome === 'speaking') fault(call, 'was begun and never ended');
      if (own?.outcome === 'stopped' && call.undoneAt === undefined && call.elsewhereAt === undefined)
        fault(call, `was CUT, and nobody had taken it back; ${leaving(page, call)}`);
    }
  }
  return verdict;
}

/** The page saw a later call, while this one stood for all to see. */
function passedOver({ sights }: PageRecord, { seq, undoneAt, againAt }: Called): boolean {
  const [first] = sights;
  // What was there before the page is no news to it; what it holds from the start it was told by a snapshot.
  if (first === undefined || Math.max(0, ...first.calls) > seq) return false;
  const later = sights.find(({ calls }) => Math.max(0, ...calls) > seq);
  if (later === undefined) return false;
  return (undoneAt ?? Number.POSITIVE_INFINITY) > later.at && (againAt ?? Number.POSITIVE_INFINITY) > later.at;
}

/** Why a page may leave a call unspoken that it saw in time. */
function excused(page: PageRecord, call: Called): boolean {
  const goneAt = Math.min(call.undoneAt ?? Number.POSITIVE_INFINITY, call.elsewhereAt ?? Number.POSITIVE_INFINITY);
  // Its turn came before that, if a later one was spoken before.
  const passed = page.spoken.some(({ callSeq, begunAt }) => callSeq > call.seq && begunAt < goneAt);
  if (goneAt < Number.POSITIVE_INFINITY && !passed) return true;
  // Its turn had not come when the page was loaded anew; the next page judges for itself.
  if (page.endedAt !== Number.POSITIVE_INFINITY) return true;
  // It waited when the screen was cut off for more than a minute, and was old when it came back.
  return page.outages.some(
    ({ from, to }) => to - from > MINUTE - BLURRED_MS && call.at < to - MINUTE + BLURRED_MS && call.at < from + MINUTE,
  );
}

/** It waited when the screen was cut off for more than a minute, and was old news when it came back. */
function waitedTooLong({ outages }: PageRecord, { at }: Called, begunAt: number): boolean {
  return outages.some(
    ({ from, to }) => to - from > MINUTE + BLURRED_MS && at < from && at < to - MINUTE - BLURRED_MS && begunAt >= to,
  );
}

/** How it went out of the view, for whoever looks for the cause. */
function leaving({ sights }: PageRecord, { seq, at }: Called): string {
  const last = sights.findLastIndex(({ calls }) => calls.has(seq));
  const [before, after] = [sights[last], sights[last + 1]];
  if (before === undefined || after === undefined) return 'it is in the view to the end';
  const added = [...after.calls].filter((one) => !before.calls.has(one));
  const left = [...before.calls].filter((one) => !after.calls.has(one));
  return `left the view after ${after.at - at} ms with ${left.join(' ')}, when ${added.join(' ')} came: ${after.calls.size} are left`;
}

function begunAfterItWasGone({ sights }: PageRecord, { seq, undoneAt }: Called, begunAt: number): boolean {
  const seen = sights.findIndex(({ calls }) => calls.has(seq));
  const gone = sights.findIndex(({ calls, at }, index) => index > seen && !calls.has(seq) && at >= (undoneAt ?? 0));
  const [before, after] = [sights[gone - 1], sights[gone]];
  if (before === undefined || after === undefined || begunAt <= after.at) return false;
  return !looksPushedOut(seq, before.calls, after.calls);
}

/**
 * The oldest of a full list, taken back in the very commit in which a newer one was called: the view is then the same as when it
 * had been pushed out, and the screen rather says one too many than one too few (docs/RELIABILITY.md).
 */
function looksPushedOut(seq: number, before: ReadonlySet<number>, after: ReadonlySet<number>): boolean {
  // Before it was taken back, it had left the list already.
  if (!before.has(seq)) return true;
  const together = [...new Set([...before, ...after])].sort((a, b) => a - b);
  return together.length > LISTED && together.indexOf(seq) < together.length - LISTED;
}
