/** DESIGN "Printing": durable jobs, one worker a printer, nothing printed twice, nobody's trouble is another's. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { LIMITS } from '#server/printing/talk.ts';
import type { Outcome, PrinterTransport, PrintReason } from '#server/printing/types.ts';
import { type Bench, bench, printer, ScriptedPrinter, settle } from '#test/printing/spool-fakes.ts';

const out: Outcome = { state: 'not-printed', reason: 'paper-out' };
const MINUTE = 60_000;

let current: Bench | undefined;

afterEach(async () => {
  await current?.spooler.stop();
  current = undefined;
});

/** Starts with printer `p` and these jobs on it, all made now. */
async function started(
  p: ScriptedPrinter,
  ids: readonly string[],
  change: Parameters<typeof bench>[1] = {},
): Promise<Bench> {
  current = bench({ p }, change);
  for (const id of ids) current.store.add(id, 'p', current.clock.now());
  await current.spooler.start([printer('p')]);
  await settle();
  return current;
}

describe('jobs of a printer', () => {
  it('are printed in order, one at a time, each marked before its first byte', async () => {
    const seen: (string | undefined)[] = [];
    const p = new ScriptedPrinter();
    const look = async (job: { jobId: string }): Promise<Outcome> => {
      seen.push(current?.store.stateOf(job.jobId));
      await settle();
      return { state: 'printed' };
    };
    p.script.push(look, look, look);
    const { store, clock } = await started(p, ['a', 'b', 'c']);
    await clock.pass(50);
    await clock.pass(50);
    expect(p.delivered).toEqual(['a', 'b', 'c']);
    expect(p.mostAtOnce).toBe(1);
    expect(seen).toEqual(['printing', 'printing', 'printing']);
    expect(store.reports.map(([id, { state }]) => [id, state])).toEqual([
      ['a', 'printed'],
      ['b', 'printed'],
      ['c', 'printed'],
    ]);
  });

  it('that come later are taken at once', async () => {
    const p = new ScriptedPrinter();
    const { store, clock, spooler } = await started(p, []);
    store.add('a', 'p', clock.now());
    spooler.wake('p');
    await settle();
    expect(p.delivered).toEqual(['a']);
  });

  it('are tried again, with growing waits, while surely nothing was printed; the others wait behind', async () => {
    const p = new ScriptedPrinter(out, out, out);
    const { store, clock } = await started(p, ['a', 'b']);
    expect(p.delivered).toEqual(['a']);
    expect(store.stateOf('a')).toBe('queued');
    await clock.pass(999);
    expect(p.delivered).toHaveLength(1);
    await clock.pass(1);
    expect(p.delivered).toHaveLength(2);
    await clock.pass(1999);
    expect(p.delivered).toHaveLength(2);
    await clock.pass(5000);
    expect(p.delivered).toEqual(['a', 'a', 'a', 'a', 'b']);
    expect(store.reports.map(([id, { state }]) => [id, state])).toEqual([
      ['a', 'printed'],
      ['b', 'printed'],
    ]);
  });

  it('do not shorten the wait after a failure when new ones come', async () => {
    const p = new ScriptedPrinter(out, out);
    const { store, clock, spooler } = await started(p, ['a']);
    store.add('b', 'p', clock.now());
    spooler.wake('p');
    await settle();
    expect(p.delivered).toEqual(['a']);
  });

  it('are given up when they are two minutes old, and reported', async () => {
    const p = new ScriptedPrinter(...Array.from({ length: 200 }, () => out));
    const { store, clock } = await started(p, ['a', 'b']);
    await clock.pass(2 * MINUTE - 6000);
    expect(store.reports).toEqual([]);
    await clock.pass(20_000);
    // What waited behind has no cause of its own: it is too late for it.
    expect(store.reports).toEqual([
      ['a', out],
      ['b', { state: 'not-printed', reason: 'too-late' }],
    ]);
    const tries = p.delivered.length;
    await clock.pass(5 * MINUTE);
    expect(p.delivered).toHaveLength(tries);
  });

  it('W8: that waited for two minutes behind a printer that stood are not printed when it is back, but offered', async () => {
    const p = new ScriptedPrinter(...Array.from({ length: 200 }, () => out));
    const { store, clock, spooler } = await started(p, ['a', 'b', 'c']);
    await clock.pass(MINUTE);
    store.add('young', 'p', clock.now());
    await clock.pass(MINUTE - 500);
    p.script.length = 0;
    await clock.pass(3000);
    expect(p.delivered.filter((id) => id !== 'a')).toEqual(['young']);
    expect(store.reports).toEqual([
      ['a', out],
      ['b', { state: 'not-printed', reason: 'too-late' }],
      ['c', { state: 'not-printed', reason: 'too-late' }],
      ['young', { state: 'printed' }],
    ]);
    // Another printer in its place does not change that; what is asked for anew is printed at once.
    store.add('again', 'p', clock.now());
    spooler.configure([printer('p', { name: 'another' })]);
    await clock.pass(10);
    expect(p.delivered.at(-1)).toBe('again');
  });

  it.each<Outcome>([
    { state: 'printed' },
    { state: 'unconfirmed' },
    { state: 'partly', reason: 'paper-out' },
    { state: 'unknown', reason: 'stalled' },
  ])('that ended as $state are never printed again', async (outcome) => {
    const p = new ScriptedPrinter(outcome);
    const { store, clock } = await started(p, ['a']);
    await clock.pass(10 * MINUTE);
    expect(p.delivered).toEqual(['a']);
    expect(store.reports).toEqual([['a', outcome]]);
  });

  it('that throw are unknown, logged, and the next one is printed', async () => {
    const p = new ScriptedPrinter(new Error('a bug'));
    const { store, clock, logged } = await started(p, ['a', 'b']);
    await clock.pass(10);
    expect(store.reports).toEqual([
      ['a', { state: 'unknown', reason: 'internal-error', detail: 'a bug' }],
      ['b', { state: 'printed' }],
    ]);
    expect(logged.some(({ level }) => level === 'error')).toBe(true);
  });

  it('that can not be drawn are reported, not tried for ever', async () => {
    const p = new ScriptedPrinter();
    const { store, clock } = await started(p, ['a'], { draw: () => [Promise.reject(new Error('no ink'))] });
    await clock.pass(MINUTE);
    expect(p.delivered).toEqual([]);
    expect(store.reports).toEqual([['a', { state: 'not-printed', reason: 'internal-error' }]]);
  });

  it('whose beginning cannot be written down while the printer is opened are not printed, and tried again', async () => {
    const slow: PrinterTransport = {
      async deliver({ begun }) {
        // The store has failed long before the way to the printer is open.
        await settle();
        return (await begun) ? { state: 'printed' } : { state: 'not-printed', reason: 'interrupted' };
      },
      probe: async () => 'ready',
    };
    current = bench({ p: slow });
    current.store.failing.set('markPrinting', 1);
    current.store.add('a', 'p', current.clock.now());
    await current.spooler.start([printer('p')]);
    for (let second = 0; second < 10; second += 1) await current.clock.pass(1_000).then(settle);
    expect(current.store.reports).toEqual([['a', { state: 'printed' }]]);
  });

  it('of which a later part can not be drawn count as unknown: the paper has moved', async () => {
    const p = new ScriptedPrinter(async ({ parts }) => {
      await Promise.all(parts);
      return { state: 'printed' };
    });
    const body = Promise.reject(new Error('no ink'));
    body.catch(() => undefined);
    const head = Promise.resolve({ width: 8, height: 1, rows: new Uint8Array(1) });
    const { store, clock } = await started(p, ['a'], { draw: () => [head, body] });
    await clock.pass(MINUTE);
    expect(p.delivered).toEqual(['a']);
    expect(store.reports).toMatchObject([['a', { state: 'unknown', reason: 'internal-error' }]]);
  });

  it('that somebody took back meanwhile are not printed', async () => {
    const p = new ScriptedPrinter();
    current = bench({ p });
    current.store.markPrinting = async () => false;
    current.store.add('a', 'p', current.clock.now());
    await current.spooler.start([printer('p')]);
    await current.clock.pass(10_000);
    expect(p.delivered).toEqual([]);
  });
});

describe('after a crash', () => {
  it('a job found in the middle is unknown, and not printed again', async () => {
    const p = new ScriptedPrinter();
    current = bench({ p });
    const { store, clock, spooler } = current;
    store.add('cut', 'p', clock.now(), 'printing');
    store.add('next', 'p', clock.now());
    await spooler.start([printer('p')]);
    await clock.pass(10);
    expect(store.reports).toEqual([
      ['cut', { state: 'unknown', reason: 'interrupted' }],
      ['next', { state: 'printed' }],
    ]);
    expect(p.delivered).toEqual(['next']);
  });

  it('a job that nobody waits for any more is not printed', async () => {
    const p = new ScriptedPrinter();
    current = bench({ p });
    const { store, clock, spooler } = current;
    store.add('old', 'p', clock.now() - 3 * MINUTE);
    store.add('young', 'p', clock.now() - MINUTE);
    await spooler.start([printer('p')]);
    await clock.pass(10);
    expect(p.delivered).toEqual(['young']);
    expect(store.reports[0]).toEqual(['old', { state: 'not-printed', reason: 'too-late' }]);
  });
});

describe('the store in trouble', () => {
  it('never makes a job print twice: its outcome is kept before the next is taken', async () => {
    const p = new ScriptedPrinter();
    current = bench({ p });
    const { store, clock, spooler } = current;
    store.add('a', 'p', clock.now());
    store.add('b', 'p', clock.now());
    store.failing.set('report', 3);
    await spooler.start([printer('p')]);
    await settle();
    expect(p.delivered).toEqual(['a']);
    await clock.pass(8000);
    expect(p.delivered).toEqual(['a', 'b']);
    expect(store.reports.map(([id]) => id)).toEqual(['a', 'b']);
  });

  it('stops nobody for good', async () => {
    const p = new ScriptedPrinter(out);
    current = bench({ p });
    const { store, clock, spooler } = current;
    store.add('a', 'p', clock.now());
    for (const method of ['next', 'markPrinting', 'requeue', 'printerState'] as const) store.failing.set(method, 2);
    await spooler.start([printer('p')]);
    await clock.pass(30_000);
    expect(p.delivered).toEqual(['a', 'a']);
    expect(store.reports).toEqual([['a', { state: 'printed' }]]);
    expect(store.states.at(-1)).toEqual(['p', 'ready']);
  });
});

describe("a printer's state", () => {
  it('W7: is looked at while idle, so that staff see what it lacks within three seconds', async () => {
    const p = new ScriptedPrinter();
    const { store, clock, spooler } = await started(p, []);
    expect(store.states).toEqual([['p', 'ready']]);
    await clock.pass(20_000);
    expect(p.probes).toBe(12);
    expect(store.states).toHaveLength(1);
    p.state = 'paper-low';
    // A look may last as long as its limit.
    await clock.pass(3000 - LIMITS.probe);
    expect(store.states.at(-1)).toEqual(['p', 'paper-low']);
    expect(spooler.stateOf('p')).toBe('paper-low');
    expect(spooler.stateOf('other')).toBe('unknown');
  });

  it('is told at once when a job shows it, and again when it is well', async () => {
    const p = new ScriptedPrinter(out);
    const { store, clock } = await started(p, ['a']);
    expect(store.states).toEqual([['p', 'paper-out']]);
    await clock.pass(1000);
    expect(store.states).toEqual([
      ['p', 'paper-out'],
      ['p', 'ready'],
    ]);
  });

  it('is looked at right after a job that went wrong in the middle', async () => {
    const p = new ScriptedPrinter({ state: 'unknown', reason: 'reset' });
    p.state = 'unreachable';
    const { store, clock } = await started(p, ['a']);
    await clock.pass(10);
    expect(store.states.at(-1)).toEqual(['p', 'unreachable']);
  });
});

describe('several printers', () => {
  it('do not hold one another up, whatever one does', async () => {
    const good = new ScriptedPrinter();
    const stuck = new ScriptedPrinter(() => new Promise<Outcome>(() => {}));
    const mad = new ScriptedPrinter(new Error('x'), new Error('y'));
    mad.probe = () => Promise.reject(new Error('z'));
    current = bench({ good, stuck, mad });
    const { store, clock, spooler } = current;
    for (const id of ['good', 'stuck', 'mad', 'nowhere']) {
      store.add(`${id}1`, id, clock.now());
      store.add(`${id}2`, id, clock.now());
    }
    await spooler.start(['stuck', 'mad', 'nowhere', 'good'].map((id) => printer(id)));
    await clock.pass(3 * MINUTE);
    expect(good.delivered).toEqual(['good1', 'good2']);
    expect(stuck.delivered).toEqual(['stuck1']);
    const reasons = new Map(
      store.reports.map(([id, outcome]) => [id, 'reason' in outcome ? outcome.reason : 'printed']),
    );
    expect(reasons.get('mad2')).toBe('internal-error');
    expect(reasons.get('nowhere1')).toBe('unreachable');
    expect(reasons.get('stuck1')).toBeUndefined();
  });

  it('can be added, changed and removed while running', async () => {
    const first = new ScriptedPrinter(out, out, out);
    const second = new ScriptedPrinter();
    current = bench({ first, second });
    const { store, clock, spooler } = current;
    store.add('a', 'p', clock.now());
    await spooler.start([printer('p', { host: 'first' })]);
    await settle();
    expect(first.delivered).toEqual(['a']);

    // Other settings are taken at once: no need to wait for the next try.
    spooler.configure([printer('p', { host: 'second' })]);
    await clock.pass(10);
    expect(second.delivered).toEqual(['a']);

    store.add('b', 'q', clock.now());
    spooler.configure([printer('p', { host: 'second' }), printer('q', { host: 'first' })]);
    await settle();
    expect(first.delivered).toEqual(['a', 'b']);

    // A removed printer leaves nothing in the queue that nobody would ever answer.
    spooler.configure([printer('p', { host: 'second' })]);
    await clock.pass(10);
    expect(store.reports.at(-1)).toEqual(['b', { state: 'not-printed', reason: 'printer-removed' }]);
    const probes = first.probes;
    await clock.pass(MINUTE);
    expect(first.probes).toBe(probes);
  });
});

describe('stopping', () => {
  it('lets the current job end and takes no other', async () => {
    let finish: (outcome: Outcome) => void = () => {};
    const p = new ScriptedPrinter(() => new Promise<Outcome>((resolve) => (finish = resolve)));
    const { store, spooler } = await started(p, ['a', 'b'], { graceMs: 1000 });
    const stopped = spooler.stop();
    finish({ state: 'printed' });
    await stopped;
    expect(store.reports).toEqual([['a', { state: 'printed' }]]);
    expect(store.stateOf('b')).toBe('queued');
  });

  it('cuts a job short, which stays queued when surely nothing was printed', async () => {
    const p = new ScriptedPrinter(untilAborted('not-printed'));
    const { store, spooler } = await started(p, ['a']);
    await spooler.stop();
    expect(store.stateOf('a')).toBe('queued');
    expect(store.reports).toEqual([]);
  });

  it('reports a job that was cut short in the middle', async () => {
    const p = new ScriptedPrinter(untilAborted('unknown'));
    const { store, spooler } = await started(p, ['a']);
    await spooler.stop();
    expect(store.reports).toEqual([['a', { state: 'unknown', reason: 'interrupted' }]]);
  });

  it('takes less than two seconds even when a printer never lets go', async () => {
    const p = new ScriptedPrinter(() => new Promise<Outcome>(() => {}));
    const { store, spooler } = await started(p, ['a'], { graceMs: 1200 });
    const from = performance.now();
    await spooler.stop();
    expect(performance.now() - from).toBeLessThan(2000);
    // The next start finds it in the middle.
    expect(store.stateOf('a')).toBe('printing');
    current = undefined;
  });

  function untilAborted(state: 'not-printed' | 'unknown') {
    return ({ signal }: { signal: AbortSignal }): Promise<Outcome> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve({ state, reason: 'interrupted' })));
  }
});

describe('whatever the printers do', () => {
  const reason = fc.constantFrom<PrintReason>(
    'paper-out',
    'cover-open',
    'unreachable',
    'refused',
    'stalled',
    'closed',
    'reset',
  );
  const troubled = (state: 'not-printed' | 'partly' | 'unknown'): fc.Arbitrary<Outcome> =>
    reason.map((why) => ({ state, reason: why }));
  const outcome: fc.Arbitrary<Outcome | Error> = fc.oneof(
    { weight: 4, arbitrary: troubled('not-printed') },
    { weight: 1, arbitrary: fc.constantFrom<Outcome>({ state: 'printed' }, { state: 'unconfirmed' }) },
    { weight: 1, arbitrary: fc.oneof(troubled('partly'), troubled('unknown')) },
    { weight: 1, arbitrary: fc.constant(new Error('a bug')) },
  );

  it('each job is answered exactly once, in order, and nothing is sent again that may be on paper', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), async (script, count) => {
        const ids = Array.from({ length: count }, (_, i) => `job-${i}`);
        const ended = new Set<string>();
        const wrong: string[] = [];
        const p = new ScriptedPrinter(
          ...script.map((act) => async ({ jobId }: { jobId: string }): Promise<Outcome> => {
            if (ended.has(jobId)) wrong.push(jobId);
            const sure = !(act instanceof Error) && act.state === 'not-printed';
            if (!sure) ended.add(jobId);
            if (act instanceof Error) throw act;
            return act;
          }),
        );
        const { store, clock, spooler } = await started(p, ids);
        await clock.pass(10 * MINUTE);
        await spooler.stop();
        expect(wrong).toEqual([]);
        expect(store.reports.map(([id]) => id)).toEqual(ids);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
