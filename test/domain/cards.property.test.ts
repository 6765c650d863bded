/** One live number a person a field (SPEC J127), on random days with restarts, against a list that is simply looked through. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { keepByCard, whyNotByCard } from '#server/http/cards.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { type Act, actsOf, commandOf, someOffice } from '#test/support/random-acts.ts';

interface Take {
  readonly kind: 'take';
  readonly person: number;
  readonly service: number;
}
/** The next number of a counter, and what becomes of it. */
interface Serve {
  readonly kind: 'serve';
  readonly verb: 'start' | 'complete' | 'park' | 'no-show';
}
type Step = Act | Take | Serve;

const PEOPLE = 2;
const SETTINGS = { parts: { ...DEFAULT_OFFICE.parts, cards: true } };
const markOf = (person: number): string => createHash('sha256').update(`person ${person}`).digest('base64url');
const someTake: fc.Arbitrary<Take> = fc.record({
  kind: fc.constant('take'),
  person: fc.nat(PEOPLE - 1),
  service: fc.nat(1),
});
const someServe: fc.Arbitrary<Serve> = fc.record({
  kind: fc.constant('serve'),
  verb: fc.constantFrom('start', 'complete', 'park', 'no-show'),
});
/** What a clerk does in between comes from the days of the other properties. */
const steps: fc.Arbitrary<Step[]> = fc
  .tuple(
    actsOf(30, { reopens: true }),
    fc.array(fc.tuple(fc.nat(30), fc.oneof(someTake, someServe)), { maxLength: 60 }),
  )
  .map(([acts, takes]) =>
    [...acts.map((act, index) => [index, act] as const), ...takes].sort(([a], [b]) => a - b).map(([, step]) => step),
  );

async function take(queue: TestQueue, { person, service }: Take): Promise<string> {
  const { core, serviceIds } = queue;
  const serviceId = serviceIds[service] ?? 'service-0';
  const ticketId = core.newId();
  const parts = {
    hall: core.hall,
    db: core.store.db,
    tickets: core.tickets,
  };
  const done = await core.desk.execute(
    { type: 'issue', ticketId, serviceId, procedureCode: null, priorityClass: 'none', language: 'vi' },
    {
      by: { staffId: null, deviceId: null, supervises: false },
      before: () => whyNotByCard(parts, markOf(person), serviceId),
      answer: () => keepByCard(parts, markOf(person), ticketId),
    },
  );
  return isRefusal(done) ? done.code : ticketId;
}

test('J127: who has a number that waits, is called, is served or set aside gets no second one in that field', async () => {
  let refused = 0;
  let given = 0;
  await fc.assert(
    fc.asyncProperty(someOffice, steps, async ({ prefixes, counters, policy }, day) => {
      const queue = await makeQueue({ prefixes, counters, settings: { ...SETTINGS, policy } });
      /** The model: who took which number. */
      const taken: { readonly person: number; readonly ticketId: string }[] = [];
      try {
        await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
        for (const step of day) {
          if (step.kind === 'clock') queue.clock.now += step.ms;
          if (step.kind === 'reopen') queue.reopen();
          if (step.kind === 'press') {
            const { command, by } = commandOf(queue, step);
            await queue.runAs(command, by);
          }
          if (step.kind === 'serve') {
            await queue.run({ type: 'call-next', counterId: 'counter-0' }, 0);
            const open = queue.core.hall.openTicketAt('counter-0');
            // A number is set aside from the counter, so first it must have come there.
            const verbs = step.verb === 'park' ? (['start', 'park'] as const) : [step.verb];
            if (open !== undefined) for (const type of verbs) await queue.run({ type, ticketId: open.id }, 0);
          }
          if (step.kind !== 'take') continue;
          await queue.core.desk.turnDay();
          const today = queue.core.hall.businessDay;
          const holds = taken.some(({ person, ticketId }) => {
            const row = queue.core.tickets.byId(ticketId);
            if (row === undefined || row.businessDay !== today || person !== step.person) return false;
            return row.serviceId === `service-${step.service}` && /^(waiting|called|serving|parked)$/.test(row.state);
          });
          const outcome = await take(queue, step);
          expect(outcome === 'card.has-number', `${outcome}, held: ${holds}`).toBe(holds);
          if (holds) refused += 1;
          else given += 1;
          if (queue.core.tickets.byId(outcome) !== undefined) taken.push({ person: step.person, ticketId: outcome });
        }
      } finally {
        queue.close();
      }
    }),
    runs(40),
  );
  // Both ways happened, so that both could fail.
  expect([refused > 2, given > 2]).toEqual([true, true]);
}, 120_000);
