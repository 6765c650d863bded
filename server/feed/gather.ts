/** Numbers that are taken in quick succession are told to the screens together, so that many eyes cost the queue little. */
import type { QueueEvent } from '#server/domain/events.ts';

/** How long a number that follows another at once may wait to be told: less than anybody sees, a few frames of a screen. */
const TOLD_WITHIN_MS = 20;

export interface Gatherer {
  /** Publishes these now, or within `TOLD_WITHIN_MS` together with what follows; always in their order. */
  take(events: readonly QueueEvent[]): void;
  /** Publishes what waits: before anybody is shown a beginning, which holds it already. */
  flush(): void;
}

/**
 * A number that was taken moves a count and may wait for the next one; a call, and all else that somebody stands and waits
 * for, goes at once with what waits before it (SPEC R18). The first after a quiet moment waits for nothing. What `publish`
 * throws is told to `onError`.
 */
export function gatherEvents(
  publish: (events: readonly QueueEvent[]) => void,
  onError: (error: unknown) => void,
): Gatherer {
  let waiting: QueueEvent[] = [];
  let due: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(due);
    due = undefined;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    due = setTimeout(flush, TOLD_WITHIN_MS).unref();
    try {
      publish(events);
    } catch (error) {
      // Nobody stands behind a timer to catch it.
      onError(error);
    }
  };

  return {
    take(events) {
      waiting.push(...events);
      if (due === undefined || !events.every(({ type }) => type === 'ticket.issued')) flush();
    },
    flush,
  };
}
