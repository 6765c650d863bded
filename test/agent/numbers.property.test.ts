/** The agent's numbers under every fault at once, against a model of the server (SPEC G11, G12, G15). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import { refusedLabels } from '#server/agent/tickets.ts';
import { runs } from '#test/support/fc-settings.ts';
import { type Fault, Killed, ModelKiosk } from '#test/support/model-kiosk.ts';
import { ModelServer } from '#test/support/model-server.ts';

const MONDAY = Date.parse('2026-11-23T08:00:00+07:00');

const FAULTS: readonly Fault[] = ['none', 'none', 'lost-before', 'lost-after', 'killed-before', 'killed-after'];

const kiosk = fc.nat(1);
const act = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      kiosk,
      service: fc.nat(2),
      faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('connect' as const),
      kiosk,
      faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut' as const), kiosk }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('power' as const), kiosk }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 9 * 3_600_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('set-clock' as const), kiosk, ms: fc.integer({ min: -4e11, max: 4e11 }) }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

interface Held {
  readonly answer: IssueAnswer;
  readonly kiosk: number;
}

/** Plays the acts; a citizen whose machine dies presses again with the same key until there is an answer. */
async function play(acts: readonly Act[], size: number) {
  const server = new ModelServer(MONDAY, { size });
  const kiosks = [new ModelKiosk('kiosk-1', server), new ModelKiosk('kiosk-2', server)] as const;
  const held: Held[] = [];
  /** Presses after which the citizen was told that there is no number. */
  let empty = 0;
  const alone = async <T>(index: number, work: (kiosk: ModelKiosk) => Promise<T>): Promise<T | undefined> => {
    const one = kiosks[index === 0 ? 0 : 1];
    try {
      return await work(one);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      one.restart();
      return undefined;
    }
  };
  for (const [index] of kiosks.entries()) await alone(index, (one) => one.connect());
  for (const [index, step] of acts.entries()) {
    server.now += 1_000;
    switch (step.do) {
      case 'take': {
        const serviceId = server.services[step.service] ?? '';
        const body = { serviceId, priorityClass: 'none', language: 'vi' } as const;
        for (let tries = 0; tries < 3; tries += 1) {
          const given = await alone(step.kiosk, (one) => {
            one.faults = tries === 0 ? [...step.faults] : [];
            return one.take(body, `key-${index}`);
          });
          if (given === undefined) continue;
          if (given.kind === 'given') held.push({ answer: given.answer, kiosk: step.kiosk });
          break;
        }
        const again = await alone(step.kiosk, (one) => {
          one.faults = [];
          return one.take(body, `key-${index}`);
        });
        const last = held.at(-1);
        if (again?.kind === 'given' && last?.answer.ticket.id !== again.answer.ticket.id) {
          held.push({ answer: again.answer, kiosk: step.kiosk });
        }
        if (again?.kind !== 'given') empty += 1;
        break;
      }
      case 'connect':
        await alone(step.kiosk, (one) => {
          one.faults = [...step.faults];
          return one.connect();
        });
        break;
      case 'cut':
        kiosks[step.kiosk === 0 ? 0 : 1].live = false;
        break;
      case 'power':
        kiosks[step.kiosk === 0 ? 0 : 1].restart();
        break;
      case 'wait':
        server.now += step.ms;
        break;
      case 'set-clock':
        kiosks[step.kiosk === 0 ? 0 : 1].wallError = step.ms;
    }
  }
  for (const one of kiosks) {
    one.faults = [];
    expect(await one.connect()).toBe('done');
  }
  return { server, kiosks, held, empty };
}

const steady = (step: Act): boolean => step.do !== 'set-clock';

describe('G11, G15: under lost answers, kills, cuts and days', () => {
  test('no number is given twice, and every slip is in the queue exactly once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act.filter(steady), { maxLength: 40 }), fc.constantFrom(3, 30), async (acts, size) => {
        const { server, held, empty } = await play(acts, size);
        const labels = held.map(({ answer: { ticket } }) => `${ticket.businessDay} ${ticket.label}`);
        expect(new Set(labels).size).toBe(labels.length);
        const queue = [...server.state.tickets.values()].filter(({ cancelled }) => !cancelled);
        const byId = new Map(queue.map((ticket) => [ticket.id, ticket]));
        for (const { answer } of held) {
          expect(byId.get(answer.ticket.id)).toMatchObject({
            label: answer.ticket.label,
            day: answer.ticket.businessDay,
            serviceId: answer.ticket.serviceId,
            issuedAt: Date.parse(answer.ticket.issuedAt),
          });
        }
        // Nobody is called who does not stand there: a number whose answer got lost was cancelled.
        const inHand = new Set(held.map(({ answer }) => answer.ticket.id));
        expect(queue.filter(({ id }) => !inHand.has(id)).length).toBeLessThanOrEqual(empty);
      }),
      runs(25),
    );
  });

  test('G14: whatever the clock of the PC says, no number is refused unless it was given by a clock that nobody could know', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const { server, kiosks, held } = await play(acts, 30);
        const known = new Set(server.state.tickets.keys());
        const refused = new Set(
          kiosks.flatMap(({ db }) =>
            db.sqlite
              .prepare(`select id from tickets where state = 'refused'`)
              .all()
              .map((row) => (row as { id: string }).id),
          ),
        );
        // Never silently gone: in the queue, or told to staff as refused.
        for (const { answer } of held) expect(known.has(answer.ticket.id) || refused.has(answer.ticket.id)).toBe(true);
      }),
      runs(15),
    );
  });
});

describe('G18: a server that was restored from a backup', () => {
  test('gets back what both kiosks know of today, each number once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          act.filter((step) => step.do === 'take' || step.do === 'cut' || step.do === 'connect'),
          { maxLength: 25 },
        ),
        fc.array(
          act.filter((step) => step.do === 'take' || step.do === 'cut' || step.do === 'connect'),
          { maxLength: 25 },
        ),
        async (before, after) => {
          const server = new ModelServer(MONDAY);
          const kiosks = [new ModelKiosk('kiosk-1', server), new ModelKiosk('kiosk-2', server)];
          for (const one of kiosks) await one.connect();
          const backup = server.backup();
          const held: IssueAnswer[] = [];
          let keys = 0;
          const run = async (acts: readonly Act[]): Promise<void> => {
            for (const step of acts) {
              server.now += 1_000;
              const one = 'kiosk' in step ? kiosks[step.kiosk] : undefined;
              if (one === undefined) continue;
              if (step.do === 'cut') one.live = false;
              if (step.do === 'connect') await one.connect();
              if (step.do !== 'take') continue;
              keys += 1;
              const given = await one.take({ serviceId: server.services[step.service] ?? '' }, `key-${keys}`);
              if (given.kind === 'given') held.push(given.answer);
            }
          };
          await run(before);
          server.restore(backup);
          for (const one of kiosks) one.live = false;
          for (const one of kiosks) expect(await one.connect()).toBe('done');
          await run(after);
          for (const one of kiosks) expect(await one.connect()).toBe('done');
          const labels = held.map(({ ticket }) => ticket.label);
          expect(new Set(labels).size).toBe(labels.length);
          for (const { ticket } of held) expect(server.state.tickets.get(ticket.id)?.label).toBe(ticket.label);
          for (const { db } of kiosks) expect(refusedLabels(db.db, server.day)).toEqual([]);
        },
      ),
      runs(15),
    );
  });
});
