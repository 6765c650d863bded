/** Many dossiers on one number (SPEC J130–J133): waits by dossiers and one number a person across the lane, beside naive models. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { laneFor } from '#server/domain/dossier-count.ts';
import { ESTIMATE_NEEDS } from '#server/domain/estimate.ts';
import { keepByCard, whyNotByCard } from '#server/http/cards.ts';
import { beforeOf, callingOrder, estimateOfNewcomer, placesIn } from '#server/line.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { type Act, actsOf, commandOf, MINUTE, someOffice } from '#test/support/random-acts.ts';
import { TEST_LANE } from '#test/support/random-day.ts';

const PARTS = { ...DEFAULT_OFFICE.parts, cards: true, dossierCounts: true };
const MOST_MS = 180 * MINUTE;

interface Row {
  readonly id: string;
  readonly business_day: string;
  readonly service_id: string;
  readonly state: string;
  readonly dossiers: number;
  readonly called_at: number;
  readonly ended_at: number;
}

const rowsOf = ({ core }: TestQueue): Row[] => core.store.sqlite.prepare('select * from tickets').all() as Row[];

async function sitDown(queue: TestQueue): Promise<void> {
  for (const counter of [0, 1]) await queue.run({ type: 'open-counter', counterId: `counter-${counter}` }, counter);
}

async function play(queue: TestQueue, act: Act): Promise<void> {
  if (act.kind === 'clock') queue.clock.now += act.ms;
  if (act.kind === 'reopen') queue.reopen();
  if (act.kind !== 'press') return;
  const { command, by } = commandOf(queue, act);
  await queue.runAs(command, by);
}

test('J130: before a ticket count the dossiers of those ahead, and a pace is that of one dossier', async () => {
  let seen = 0;
  let paces = 0;
  await fc.assert(
    fc.asyncProperty(someOffice, actsOf(70, { reopens: true }), async ({ prefixes, counters, policy }, acts) => {
      const settings = { policy, parts: PARTS, dossierLane: TEST_LANE };
      const queue = await makeQueue({ prefixes, counters, settings });
      try {
        await sitDown(queue);
        for (const act of acts) {
          await play(queue, act);
          const { hall } = queue.core;
          const rows = rowsOf(queue);
          const byId = new Map(rows.map((row) => [row.id, row]));
          for (const serviceId of queue.serviceIds) {
            const order = [...callingOrder(hall, serviceId, queue.clock.now)];
            const placeOf = placesIn(hall, serviceId, queue.clock.now);
            let dossiers = 0;
            for (const [ahead, ticket] of order.entries()) {
              expect(beforeOf(hall, ticket, queue.clock.now)).toEqual({ ahead, dossiers });
              expect(placeOf(ticket)).toEqual({ ahead, dossiers });
              dossiers += byId.get(ticket.id)?.dossiers ?? Number.NaN;
              if (dossiers > ahead + 1) seen += 1;
            }
            expect(hall.lines.dossiers(serviceId)).toBe(dossiers);
            const done = rows.filter((row) => row.state === 'completed' && row.service_id === serviceId);
            const [last = ''] = rows
              .filter((row) => row.state === 'completed' && row.business_day < hall.businessDay)
              .map((row) => row.business_day)
              .sort()
              .reverse();
            const pace = done
              .filter((row) => row.business_day === hall.businessDay || row.business_day === last)
              .map((row) => Math.min(row.ended_at - row.called_at, MOST_MS) / row.dossiers);
            const sorted = (all: readonly number[]): number[] => [...all].sort((a, b) => a - b);
            expect(sorted(hall.figures.recentMs(serviceId))).toEqual(sorted(pace));
            paces += pace.length;
          }
        }
      } finally {
        queue.close();
      }
    }),
    runs(25),
  );
  // It happened at all, so that it could fail.
  expect([seen > 20, paces > 20]).toEqual([true, true]);
}, 120_000);

async function serve(queue: TestQueue, dossiers: number, minutes: number): Promise<void> {
  const ticketId = queue.core.newId();
  const issue = {
    type: 'issue',
    ticketId,
    serviceId: 'service-0',
    procedureCode: null,
    priorityClass: 'none',
  } as const;
  await queue.run({ ...issue, language: 'vi', dossiers });
  await queue.run({ type: 'call-next', counterId: 'counter-0' }, 0);
  queue.clock.now += minutes * MINUTE;
  await queue.run({ type: 'call-next', counterId: 'counter-0', finish: 'completed' }, 0);
}

test('J130: who brought twelve spoils nobody’s estimate afterwards; before and at the counter he is told as twelve', async () => {
  const queue = await makeQueue({ prefixes: ['A'], counters: [[0]], settings: { parts: PARTS } });
  try {
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    for (let count = 0; count < ESTIMATE_NEEDS; count += 1) await serve(queue, 1, 4);
    const alone = estimateOfNewcomer(queue.core.hall, 'service-0');
    expect(alone).toEqual({ low: 0, high: 4 });
    await serve(queue, 12, 48);
    expect(estimateOfNewcomer(queue.core.hall, 'service-0')).toEqual(alone);
    const ticketId = queue.core.newId();
    await queue.run({
      type: 'issue',
      ticketId,
      serviceId: 'service-0',
      procedureCode: null,
      priorityClass: 'none',
      language: 'vi',
      dossiers: 12,
    });
    expect(estimateOfNewcomer(queue.core.hall, 'service-0')).toEqual({ low: 45, high: 55 });
    await queue.run({ type: 'call-next', counterId: 'counter-0' }, 0);
    expect(estimateOfNewcomer(queue.core.hall, 'service-0')).toEqual({ low: 0, high: 50 });
    queue.reopen();
    expect(estimateOfNewcomer(queue.core.hall, 'service-0')).toEqual({ low: 0, high: 50 });
  } finally {
    queue.close();
  }
});

interface Take {
  readonly kind: 'take';
  readonly person: number;
  readonly service: number;
  readonly dossiers: number;
}

const someTake: fc.Arbitrary<Take> = fc.record({
  kind: fc.constant('take'),
  person: fc.nat(1),
  service: fc.nat(2),
  dossiers: fc.constantFrom(1, 3, 4, 12),
});
const markOf = (person: number): string => createHash('sha256').update(`person ${person}`).digest('base64url');

async function take({ core }: TestQueue, { person, service, dossiers }: Take): Promise<string> {
  const ticketId = core.newId();
  const serviceId = `service-${service}`;
  const parts = { hall: core.hall, db: core.store.db, tickets: core.tickets };
  const issue = { type: 'issue', ticketId, serviceId, procedureCode: null, priorityClass: 'none' } as const;
  const done = await core.desk.execute(
    { ...issue, language: 'vi', dossiers },
    {
      by: { staffId: null, deviceId: null, supervises: false },
      before(situation) {
        const lane = laneFor(situation, { serviceId, dossiers, next: [] });
        return whyNotByCard(parts, markOf(person), serviceId, ...(lane === undefined ? [] : [lane.id]));
      },
      answer: () => keepByCard(parts, markOf(person), ticketId),
    },
  );
  return isRefusal(done) ? done.code : ticketId;
}

test('J133: a card holds at most one in the lane, and none in a field beside one that came for it', async () => {
  const outcomes = { refused: 0, lane: 0, field: 0 };
  const steps = fc
    .tuple(actsOf(30, { reopens: true }), fc.array(fc.tuple(fc.nat(30), someTake), { maxLength: 40 }))
    .map(([acts, takes]) =>
      [...acts.map((act, index) => [index, act] as const), ...takes].sort(([a], [b]) => a - b).map(([, step]) => step),
    );
  await fc.assert(
    fc.asyncProperty(someOffice, steps, async ({ prefixes, counters, policy }, day) => {
      const settings = { policy, parts: PARTS, dossierLane: TEST_LANE };
      const queue = await makeQueue({ prefixes, counters, settings });
      const taken: { readonly person: number; readonly ticketId: string }[] = [];
      try {
        await sitDown(queue);
        for (const step of day) {
          if (step.kind !== 'take') {
            await play(queue, step);
            continue;
          }
          await queue.core.desk.turnDay();
          const { businessDay } = queue.core.hall;
          // The model: who sits, so whether there is a lane, and what this person holds.
          const seats = queue.core.facts.sessions().map(({ counterId }) => Number(counterId.slice('counter-'.length)));
          const sits = seats.some((place) => counters[place]?.includes(2));
          const inLane = sits && step.service !== 2 && step.dossiers >= TEST_LANE.from;
          const wanted = [step.service, ...(inLane ? [2] : [])].map((place) => `service-${place}`);
          const holds = taken.some(({ person, ticketId }) => {
            const row = queue.core.tickets.byId(ticketId);
            if (person !== step.person || row?.businessDay !== businessDay) return false;
            if (!/^(waiting|called|serving|parked)$/.test(row.state)) return false;
            return wanted.includes(row.serviceId) || wanted.includes(row.cameFor ?? 'none');
          });
          const outcome = await take(queue, step);
          expect(outcome === 'card.has-number', `${outcome}, held: ${holds}`).toBe(holds);
          if (holds) outcomes.refused += 1;
          const row = queue.core.tickets.byId(outcome);
          if (row === undefined) continue;
          taken.push({ person: step.person, ticketId: outcome });
          expect(row).toMatchObject({
            dossiers: step.dossiers,
            serviceId: wanted.at(-1),
            cameFor: inLane ? `service-${step.service}` : null,
          });
          outcomes[inLane ? 'lane' : 'field'] += 1;
        }
      } finally {
        queue.close();
      }
    }),
    runs(40),
  );
  // Each way happened, so that each could fail.
  expect(Object.values(outcomes).map((count) => count > 2)).toEqual([true, true, true]);
}, 120_000);
