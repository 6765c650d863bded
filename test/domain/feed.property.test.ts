/** The feed (SPEC R3, R4): snapshot and patches lead to the view that a fresh snapshot shows, also after a gap. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Audience, createStreams, type Streams } from '#server/feed/streams.ts';
import { runs } from '#test/support/fc-settings.ts';
import { type HouseAct, houseAct, moveClock, playHouseAct } from '#test/support/feed-acts.ts';
import { fold, greeted, type Stand, wire } from '#test/support/feed-client.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { TEST_KIOSK } from '#test/support/queue-office.ts';
import { type Act, actsOf, commandOf, someOffice } from '#test/support/random-acts.ts';
import { RICH_TICKETS } from '#test/support/random-day.ts';

const AUDIENCES: readonly Audience[] = [
  { kind: 'display' },
  { kind: 'kiosk' },
  { kind: 'kiosk', deviceId: TEST_KIOSK },
  { kind: 'monitor' },
  { kind: 'counter', counterId: 'counter-0' },
  { kind: 'counter', counterId: 'counter-2' },
];

const manyActs: fc.Arbitrary<(Act | HouseAct)[]> = fc
  .tuple(actsOf(60), fc.array(fc.tuple(fc.nat(60), houseAct), { maxLength: 15 }))
  .map(([acts, house]) => {
    const all: (Act | HouseAct)[] = [...acts];
    for (const [place, act] of house) all.splice(place % (all.length + 1), 0, act);
    return all;
  });

function streamsOf(queue: TestQueue): Streams {
  const { hall, log, toMoment } = queue.core;
  return createStreams(hall, log.lastSeq(), () => ({
    hall,
    toMoment,
    timeZone: queue.timeZone,
    now: queue.clock.now,
    startedAt: queue.startedAt,
  }));
}

async function play(queue: TestQueue, act: Act | HouseAct): Promise<void> {
  if (act.kind === 'clock') await moveClock(queue, act.ms);
  if (act.kind === 'house') await playHouseAct(queue, act);
  if (act.kind !== 'press') return;
  const { command, by } = commandOf(queue, act);
  await queue.runAs(command, by);
}

test('R3: each audience’s fold is its snapshot after every batch; R4: from any message on', {
  timeout: 90_000,
}, async () => {
  let resumed = 0;
  await fc.assert(
    fc.asyncProperty(someOffice, manyActs, fc.nat(6), async ({ prefixes, counters, policy }, acts, stride) => {
      const queue = await makeQueue({ prefixes, counters, settings: { policy, ...RICH_TICKETS } });
      try {
        const streams = streamsOf(queue);
        const stands = AUDIENCES.map((audience): Stand[] => [greeted(streams, audience)]);
        queue.core.desk.onCommitted((events) => {
          const draftsFor = streams.take(events);
          for (const [place, audience] of AUDIENCES.entries()) {
            const told = stands[place] ?? [];
            for (const draft of draftsFor(audience)) {
              const last = told.at(-1);
              if (last !== undefined) told.push(fold(last, draft));
            }
          }
        });
        await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
        for (const act of acts) {
          await play(queue, act);
          for (const [place, audience] of AUDIENCES.entries()) {
            expect(stands[place]?.at(-1)?.view, `${audience.kind} after ${JSON.stringify(act)}`).toEqual(
              wire(streams.snapshot(audience)),
            );
          }
        }
        expect(queue.listenerErrors).toEqual([]);
        for (const [place, audience] of AUDIENCES.entries()) {
          const now = wire(streams.snapshot(audience));
          for (const [index, stand] of (stands[place] ?? []).entries()) {
            if (index % (stride + 1) !== 0) continue;
            const missed = streams.since(audience, stand.seq);
            if (missed === undefined) continue;
            resumed += 1;
            expect(missed.reduce(fold, stand).view).toEqual(now);
          }
        }
      } finally {
        queue.close();
      }
    }),
    runs(40),
  );
  expect(resumed).toBeGreaterThan(40);
});

test('R4: who missed more than is kept, or comes from another history, gets a snapshot', async () => {
  const queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
  try {
    const streams = streamsOf(queue);
    const display: Audience = { kind: 'display' };
    const atStart = streams.seq();
    expect(streams.since(display, atStart)).toBeUndefined();
    queue.core.desk.onCommitted((events) => {
      streams.take(events);
    });
    await queue.issue(0);
    const early = streams.seq();
    expect(streams.since(display, early)).toEqual([]);
    expect(streams.since(display, early + 1)).toBeUndefined();
    for (let count = 0; count < 520; count += 1) await queue.issue(0);
    expect(streams.since(display, early)).toBeUndefined();
    expect(streams.since(display, streams.seq() - 3)).toHaveLength(3);
  } finally {
    queue.close();
  }
});
