/** Any call is played again from the log alone: the same ticket, the same reason, the line that stood there (SPEC P7, J14–J16). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rulesAt } from '#server/domain/call-rules.ts';
import { replayCall } from '#server/domain/replay.ts';
import { counterServices, office } from '#server/store/schema.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { type Act, actsOf, commandOf, someOffice } from '#test/support/random-acts.ts';

/** An admin changes who is next in the middle of the day. */
interface Rule {
  readonly kind: 'rule';
  readonly minutes: number;
  readonly k: number;
  readonly what: 'limits' | 'policy' | 'counter' | 'nothing';
}

const rule: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('rule' as const),
  minutes: fc.integer({ min: 1, max: 40 }),
  k: fc.integer({ min: 1, max: 3 }),
  what: fc.constantFrom<Rule['what']>('limits', 'policy', 'counter', 'nothing'),
});

async function changeRules({ core }: TestQueue, { what, minutes, k }: Rule): Promise<void> {
  const { settings } = core.facts.office();
  const { desk } = core;
  const priorityClasses = settings.priorityClasses.map((one) => ({ ...one, longestWaitMinutes: minutes }));
  const policy = k === 3 ? ({ kind: 'strict' } as const) : ({ kind: 'interleaved', k } as const);
  const next = {
    ...settings,
    ...(what === 'limits' ? { priorityClasses } : {}),
    ...(what === 'policy' ? { policy } : {}),
  };
  if (what !== 'counter') await desk.change('office', {}, (db) => db.update(office).set({ settings: next }).run());
  else
    await desk.change('counters', {}, (db) => {
      const rows = db.select().from(counterServices).all();
      db.delete(counterServices).run();
      const most = rows.length;
      db.insert(counterServices)
        .values(rows.map((row) => ({ ...row, position: most - row.position })))
        .run();
    });
}

/** Who waits for each counter, by the live hall. */
function linesOf({ core, counterIds }: TestQueue): Map<string, string[]> {
  return new Map(
    counterIds.map((id) => {
      const served = core.hall.office.counters.find((counter) => counter.id === id)?.serviceIds ?? [];
      const waiting = [...core.hall.tickets.values()].filter(
        ({ state, serviceId }) => state === 'waiting' && served.includes(serviceId),
      );
      return [id, waiting.map(({ id: ticketId }) => ticketId).sort()];
    }),
  );
}

test('J14–J16: each call of a random day, with rules that change meanwhile', { timeout: 120_000 }, async () => {
  const seen = new Set<string>();
  const day = fc.tuple(someOffice, actsOf(60), fc.array(fc.tuple(fc.nat(60), rule), { maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(day, async ([{ prefixes, counters, policy }, acts, changes]) => {
      const queue = await makeQueue({ prefixes, counters, settings: { policy } });
      const lived: { readonly day: string; readonly seq: number; readonly line: readonly string[] }[] = [];
      try {
        for (const place of [0, 1]) await queue.run({ type: 'open-counter', counterId: `counter-${place}` }, place);
        const all: (Act | Rule)[] = [...acts];
        for (const [place, change] of changes) all.splice(place, 0, change);
        for (const act of all) {
          if (act.kind === 'clock') queue.clock.now += act.ms;
          if (act.kind === 'rule') await changeRules(queue, act);
          if (act.kind !== 'press') continue;
          // A day that ended is closed before anything else is done: not a part of the act.
          await queue.core.desk.turnDay();
          const lines = linesOf(queue);
          const { command, by } = commandOf(queue, act);
          const done = await queue.runAs(command, by);
          for (const event of typeof done === 'string' ? [] : done) {
            if (event.type !== 'ticket.called') continue;
            lived.push({ day: event.businessDay, seq: event.seq, line: lines.get(event.counterId ?? '') ?? [] });
          }
        }
        for (const { day: businessDay, seq, line } of lived) {
          const events = queue.core.log.queueOf(businessDay);
          const replay = replayCall(events, seq, rulesAt(events, seq) ?? queue.core.facts.callRules());
          if (replay === undefined) throw new Error(`no call ${seq}`);
          const { call, byRule } = replay;
          expect(replay.line.map(({ ticket }) => ticket.id).sort()).toEqual(line);
          for (const { standing } of replay.line) seen.add(standing);
          if (call.data.reason === 'chosen-by-hand') continue;
          expect(byRule).toEqual({ ticketId: call.ticketId, reason: call.data.reason });
          expect(replay.streak).toBe(call.data.streakBefore);
          expect(replay.line.filter(({ standing }) => standing === 'called')).toHaveLength(1);
          expect(replay.line.some(({ standing }) => standing === 'first-by-rule')).toBe(false);
        }
      } finally {
        queue.close();
      }
    }),
    runs(40),
  );
  // A day in which nothing happens shows nothing: each answer but those of appointments was given.
  expect([...seen].sort()).toEqual([
    'called',
    'came-later',
    'first-by-rule',
    'later-service',
    'less-overdue',
    'lower-class',
    'not-its-turn',
    'not-overdue',
    'priority-turn',
  ]);
});
