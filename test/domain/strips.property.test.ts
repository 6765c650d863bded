/** Strips of numbers for a power cut (SPEC J84–J87): beside a list that knows nothing but what was given to whom. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Span } from '#server/domain/blocks.ts';
import { label } from '#server/domain/numbering.ts';
import { freeStrip } from '#server/domain/strips.ts';
import { findFaults } from '#server/store/faults.ts';
import { reserveStrip, returnStrip } from '#server/strips.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { TEST_KIOSK } from '#test/support/queue-office.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Act =
  | { readonly act: 'issue'; readonly service: number }
  | { readonly act: 'strip'; readonly service: number; readonly count: number }
  | {
      readonly act: 'return';
      readonly which: number;
      readonly used: number;
      readonly served: number;
      readonly ago: number;
    }
  | { readonly act: 'reopen' | 'tomorrow' };

const service = fc.nat(1);
const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('issue' as const), service }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('strip' as const), service, count: fc.integer({ min: 5, max: 50 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('return' as const),
      which: fc.nat(5),
      used: fc.nat(12),
      served: fc.nat(12),
      ago: fc.nat(240),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('reopen' as const, 'tomorrow' as const) }) },
);

interface OnPaper {
  readonly id: string;
  readonly labels: readonly string[];
}

/** Who holds what on paper or in the line, and nothing of how numbers are found. */
class Office {
  /** Labels of today that somebody may hold. */
  private today = new Set<string>();
  readonly out: OnPaper[] = [];
  readonly inLine = new Set<string>();

  give(labels: readonly string[]): void {
    for (const one of labels) {
      expect(this.today.has(one), `${one} given twice`).toBe(false);
      expect(
        this.out.some((strip) => strip.labels.includes(one)),
        `${one} is on a strip`,
      ).toBe(false);
    }
    for (const one of labels) this.today.add(one);
  }

  nextDay(): void {
    this.inLine.clear();
    // A strip in the drawer is still one: its numbers are spoken for on every day until it comes back.
    this.today = new Set(this.out.flatMap(({ labels }) => labels));
  }
}

/** The day is long: the line comes to where strips lie. */
async function runUpTo(queue: TestQueue, office: Office, number: number): Promise<void> {
  const ticket = {
    id: queue.core.newId(),
    serviceId: queue.serviceIds[0] ?? '',
    prefix: 'A',
    number,
    origin: 'server',
    procedureCode: null,
    priorityClass: 'none',
    language: 'vi',
    issuedAt: queue.clock.now,
  } as const;
  const by = { staffId: null, deviceId: TEST_KIOSK, supervises: false };
  expect(typeof (await queue.runAs({ type: 'hand-in', ticket, askedWithKey: null }, by))).toBe('object');
  office.give([label('A', number)]);
  office.inLine.add(label('A', number));
}

async function play(queue: TestQueue, office: Office, act: Act): Promise<void> {
  const { core, clock, timeZone, serviceIds } = queue;
  const parts = { ...core, timeZone };
  clock.now += 30_000;
  switch (act.act) {
    case 'issue': {
      await core.desk.turnDay();
      const given = core.tickets.byId(await queue.issue(act.service))?.label ?? '';
      office.give([given]);
      office.inLine.add(given);
      return;
    }
    case 'strip': {
      const serviceId = serviceIds[act.service] ?? '';
      const done = await core.desk.record({}, (_db, now) => {
        const strip = reserveStrip(parts, { serviceId, count: act.count, staffId: null }, now);
        return isRefusal(strip) ? strip : { result: strip, events: [] };
      });
      if (isRefusal(done)) throw new Error(done.code);
      const { id, prefix, fromNumber, toNumber } = done.answer;
      const labels = Array.from({ length: toNumber - fromNumber + 1 }, (_, n) => label(prefix, fromNumber + n));
      expect(labels).toHaveLength(act.count);
      office.give(labels);
      office.out.push({ id, labels });
      return;
    }
    case 'return': {
      const strip = office.out[act.which % Math.max(1, office.out.length)];
      if (strip === undefined) return;
      const done = await core.desk.record({}, (_db, now) => {
        const use = { used: act.used, served: act.served, firstAt: now - act.ago * MINUTE, lastAt: now };
        const back = returnStrip(parts, strip.id, use, now);
        return isRefusal(back) ? back : { result: null, events: back.events };
      });
      const wrong = act.used > strip.labels.length || act.served > act.used;
      expect(isRefusal(done)).toBe(wrong);
      if (wrong) return;
      office.out.splice(office.out.indexOf(strip), 1);
      const came = strip.labels.slice(act.served, act.used);
      for (const one of came) office.inLine.add(one);
      const rows = came.map((one) => [...core.hall.tickets.values()].find((ticket) => ticket.label === one));
      const places = rows.map((row) => row?.placeAt ?? Number.NaN);
      expect(places, 'in the order of the strip').toEqual([...places].sort((a, b) => a - b));
      expect(places.every((at) => at <= clock.now)).toBe(true);
      return;
    }
    case 'reopen':
      queue.reopen();
      return;
    case 'tomorrow':
      clock.now += DAY;
      await core.desk.turnDay();
      office.nextDay();
  }
}

test('J85–J87: no number is given twice, none that still waits is lost, and the log rebuilds them all', async () => {
  let returned = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anAct, { minLength: 4, maxLength: 40 }),
      fc.integer({ min: 780, max: 830 }),
      async (acts, last) => {
        const queue = await makeQueue({ prefixes: ['A', '1'], counters: [[0, 1]] });
        try {
          const office = new Office();
          await runUpTo(queue, office, last);
          for (const act of acts) await play(queue, office, act);
          const waiting = [...queue.core.hall.tickets.values()].map((ticket) => ticket.label);
          expect(waiting.sort()).toEqual([...office.inLine].sort());
          expect(findFaults(queue.core.store)).toEqual([]);
          returned += waiting.filter((one) => /8\d\d$/.test(one)).length;
        } finally {
          queue.close();
        }
      },
    ),
    runs(40),
  );
  expect(returned).toBeGreaterThan(10);
}, 60_000);

test('J84: a strip lies within one count of digits, behind the line, clear of what is given and reserved', () => {
  const span = fc
    .tuple(fc.integer({ min: 780, max: 920 }), fc.nat(40))
    .map(([from, more]): Span => ({ from, to: from + more }));
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 4 }),
      fc.array(fc.integer({ min: 780, max: 920 }), { maxLength: 6 }),
      fc.oneof(fc.nat(950), fc.nat(9_500)),
      fc.integer({ min: 5, max: 50 }),
      (reserved, given, last, count) => {
        const strip = freeStrip({ reserved, last, isGiven: (number) => given.includes(number) }, count);
        if (strip === undefined) throw new Error('there is always room in the last range');
        const numbers = Array.from({ length: count }, (_, n) => strip.from + n);
        expect(strip.to).toBe(numbers.at(-1));
        expect(strip.from).toBeGreaterThan(last);
        expect(new Set(numbers.map((number) => String(number).length)).size).toBe(1);
        expect(numbers.filter((number) => given.includes(number))).toEqual([]);
        expect(numbers.filter((number) => reserved.some(({ from, to }) => from <= number && number <= to))).toEqual([]);
      },
    ),
    runs(200),
  );
});
