/** Plays random acts at a test queue. */
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';

import { makeQueue, type TestQueue } from './queue.ts';
import { type Act, commandOf, type Press, type RandomOffice } from './random-acts.ts';

/** Who brings four dossiers or more waits in the third field, while somebody sits there (SPEC J131). */
export const TEST_LANE = { from: 4, serviceId: 'service-2' };
/** An office whose tickets can have everything that a ticket can have. */
export const RICH_TICKETS = {
  parts: { ...DEFAULT_OFFICE.parts, chains: true, dossierCounts: true },
  dossierLane: TEST_LANE,
};

export interface DayHooks {
  before?(queue: TestQueue, act: Press): void;
  after?(queue: TestQueue, act: Press): void;
  onReopen?(queue: TestQueue): void;
}

/** Two of the three counters are open at the start; then everything as it comes. The queue is closed at the end. */
export async function playDay(
  office: RandomOffice,
  acts: readonly Act[],
  hooks: DayHooks,
  end: (queue: TestQueue) => void | Promise<void>,
): Promise<void> {
  const { prefixes, counters, policy } = office;
  const queue = await makeQueue({ prefixes, counters, settings: { policy, ...RICH_TICKETS } });
  try {
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    await queue.run({ type: 'open-counter', counterId: 'counter-1' }, 1);
    for (const act of acts) {
      if (act.kind === 'clock') queue.clock.now += act.ms;
      if (act.kind === 'reopen') hooks.onReopen?.(queue);
      if (act.kind !== 'press') continue;
      const { command, by } = commandOf(queue, act);
      hooks.before?.(queue, act);
      await queue.runAs(command, by);
      hooks.after?.(queue, act);
    }
    await end(queue);
  } finally {
    queue.close();
  }
}
