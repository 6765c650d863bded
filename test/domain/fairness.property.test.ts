/** Nobody is overtaken for a reason that the policy does not name; labels, lines and counters stay whole (SPEC N, P). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Office } from '#common/contract/office.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { type CallSituation, type Waiting, wronged } from '#test/support/fairness.ts';
import { runs } from '#test/support/fc-settings.ts';
import type { TestQueue } from '#test/support/queue.ts';
import { actsOf, someOffice } from '#test/support/random-acts.ts';
import { playDay } from '#test/support/random-day.ts';

const POLICIES: readonly Office['policy'][] = [
  { kind: 'first-come' },
  { kind: 'strict' },
  { kind: 'interleaved', k: 2 },
];

const WAITING = `select id, label, service_id service, priority_class priorityClass, place_at placeAt
  from tickets where state = 'waiting'`;

function situationAt(queue: TestQueue, counterId: string, policy: Office['policy']): CallSituation {
  const { core, clock } = queue;
  const services = core.facts.counter(counterId)?.serviceIds ?? [];
  const waiting = core.store.sqlite.prepare(WAITING).all() as Waiting[];
  const day = core.facts.currentDay();
  return {
    now: clock.now,
    services,
    waiting: waiting.filter(({ service }) => services.includes(service)),
    streaks: new Map(services.map((id) => [id, core.tickets.streak(day, id)])),
    settings: { ...DEFAULT_OFFICE, policy },
  };
}

describe.each(POLICIES)('P1–P4: who may be called before whom, $kind', (policy) => {
  test('by call-next, over random days', { timeout: 60_000 }, async () => {
    let calls = 0;
    await fc.assert(
      fc.asyncProperty(someOffice, actsOf(80), async (office, acts) => {
        let before = new Map<string, CallSituation>();
        await playDay(
          { ...office, policy },
          acts,
          {
            before(queue, act) {
              // The day may turn with the next act; then nobody of the old one waits.
              before = new Map(
                act.verb === 'call-next'
                  ? queue.counterIds.map((id) => [id, situationAt(queue, id, policy)] as const)
                  : [],
              );
            },
            after({ core }, act) {
              if (act.verb !== 'call-next') return;
              const event = core.log.ofDay(core.facts.currentDay()).at(-2);
              const situation = event?.type === 'ticket.called' ? before.get(event.counterId ?? '') : undefined;
              const called = situation?.waiting.find(({ id }) => id === event?.ticketId);
              if (situation === undefined || called === undefined) return;
              calls += 1;
              expect(
                wronged(called, situation).map(({ label }) => label),
                `${called.label} was called`,
              ).toEqual([]);
            },
          },
          () => undefined,
        );
      }),
      runs(40),
    );
    // The property would say nothing about days on which nothing happened.
    expect(calls).toBeGreaterThan(20);
  });
});

test('N1, N2, L2, S1: labels without a gap, no ticket lost, one open ticket a counter', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(someOffice, actsOf(80, { reopens: true }), async (office, acts) => {
      const issued: string[] = [];
      await playDay(
        office,
        // A hand-in brings a number that was given elsewhere, and may move the line on: the naive model knows those.
        acts.filter((act) => act.kind !== 'press' || act.verb !== 'hand-in'),
        {
          after({ core }, act) {
            if (act.verb === 'issue') {
              const event = core.log.ofDay(core.facts.currentDay()).at(-1);
              if (event?.type === 'ticket.issued' && !issued.includes(event.ticketId)) issued.push(event.ticketId);
            }
            const open = core.store.sqlite
              .prepare(`select counter_id, count(*) n from tickets where state in ('called', 'serving') group by 1`)
              .all() as { counter_id: string | null; n: number }[];
            for (const { counter_id, n } of open) {
              expect(n).toBe(1);
              expect(core.facts.counter(counter_id ?? '')?.session).not.toBeNull();
            }
          },
          onReopen: (queue) => queue.reopen(),
        },
        ({ core }) => {
          const { sqlite } = core.store;
          expect(sqlite.prepare('select id from tickets order by id').pluck().all()).toEqual([...issued].sort());
          const labels = sqlite.prepare('select business_day day, label from tickets order by id').all() as {
            day: string;
            label: string;
          }[];
          for (const day of new Set(labels.map((row) => row.day))) {
            for (const prefix of office.prefixes) {
              const given = labels
                .filter((row) => row.day === day && prefixOf(row.label) === prefix)
                .map(({ label }) => label);
              expect(given).toEqual(given.map((_, index) => prefix + String(index + 1).padStart(3, '0')));
            }
          }
        },
      );
    }),
    runs(40),
  );
});

/** No test gives a thousand numbers, so the last three digits are the number. */
const prefixOf = (label: string): string => label.slice(0, -3);
