/** What decides who is next, apart from who waits. The log tells it whenever it ends to hold, so that any call can be replayed
 *  (SPEC P7, J15). */
import type { PolicySetting } from '#common/contract/office.ts';
import type { ClassSetting } from './classes.ts';
import type { QueueEvent } from './events.ts';

export interface CallRules {
  readonly policy: PolicySetting;
  readonly classes: readonly ClassSetting[];
  /** By counter, its services in its order. */
  readonly counters: Readonly<Record<string, readonly string[]>>;
}

/** The rules that held at an event; undefined when no later one tells them: then they are today's, or nobody wrote them down.
 *  `events`: of its day, and the first change of the day after. */
export function rulesAt(events: readonly QueueEvent[], seq: number): CallRules | undefined {
  let first: Extract<QueueEvent, { type: 'office.changed' }> | undefined;
  for (const event of events) {
    if (event.type !== 'office.changed' || event.seq <= seq || event.data.rulesUntilNow === undefined) continue;
    if (first === undefined || event.seq < first.seq) first = event;
  }
  return first?.data.rulesUntilNow;
}
