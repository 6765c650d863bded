/** The printer at the kiosk's PC: two who use it, one slip at a time, none twice (SPEC G17). */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { AgentPrintJob, AgentPrintOutcome } from '#common/contract/kiosk-agent.ts';
import { localPrinter } from '#server/agent/printer.ts';
import { printServerSlips } from '#server/agent/server-slips.ts';
import { type AgentStore, openAgentStore } from '#server/agent/store.ts';
import type { Reply } from '#server/agent/upstream.ts';
import { drawn } from '#server/printing/parts.ts';
import type { Delivery, Outcome, PrinterTransport } from '#server/printing/types.ts';

const SETTINGS = { name: 'here', driver: 'file', dots: 384, status: 'full' } as const;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const picture = { width: 8, height: 1, rows: Buffer.from([0xff]).toString('base64') };
const jobOf = (jobId: string): AgentPrintJob => ({
  jobId,
  label: 'A001',
  createdAt: '2026-11-23T08:00:00+07:00',
  picture,
});
const delivery = (jobId: string): Delivery => ({
  jobId,
  label: 'A001',
  createdAt: 0,
  timeZone: 'UTC',
  parts: drawn({ width: 8, height: 1, rows: new Uint8Array(1) }),
  begun: Promise.resolve(true),
  signal: new AbortController().signal,
});

/** Notes who comes in before the one before has gone. */
function device(outcome: (jobId: string) => Outcome = () => ({ state: 'printed' })) {
  const seen = { inside: 0, most: 0, printed: [] as string[] };
  const alone = async <T>(answer: () => T): Promise<T> => {
    seen.inside += 1;
    seen.most = Math.max(seen.most, seen.inside);
    await sleep(2);
    seen.inside -= 1;
    return answer();
  };
  const transport: PrinterTransport = {
    deliver: ({ jobId }) =>
      alone(() => {
        seen.printed.push(jobId);
        return outcome(jobId);
      }),
    probe: () => alone(() => 'ready' as const),
  };
  return { transport, seen };
}

/** A server that has these jobs, and may fail to hear. */
function server(jobs: AgentPrintJob[], deaf = 0) {
  const heard: [string, AgentPrintOutcome][] = [];
  let left = deaf;
  return {
    heard,
    async nextSlip(_seconds: number, signal: AbortSignal): Promise<Reply<AgentPrintJob | undefined>> {
      const body = jobs.shift();
      if (body === undefined) await sleep(20, undefined, { signal }).catch(() => undefined);
      return { kind: 'answer', status: body === undefined ? 204 : 200, body };
    },
    async slipOutcome(jobId: string, outcome: AgentPrintOutcome): Promise<Reply<unknown>> {
      left -= 1;
      if (left >= 0) return { kind: 'lost', why: 'a test' };
      heard.push([jobId, outcome]);
      return { kind: 'answer', status: 204, body: undefined };
    },
  };
}

function work(store: AgentStore, upstream: ReturnType<typeof server>, transport: PrinterTransport) {
  return printServerSlips({
    store,
    upstream,
    printer: localPrinter(SETTINGS, transport, () => undefined),
    logger: quiet,
    now: () => 0,
    timeZone: () => 'UTC',
    live: () => true,
    untilLive: async () => undefined,
  });
}

describe('G17: the printer at the kiosk’s PC', () => {
  test('slips and looks at the printer wait for one another', async () => {
    const { transport, seen } = device();
    const printer = localPrinter(SETTINGS, transport, () => undefined);
    const { signal } = new AbortController();
    await Promise.all([
      printer.deliver(delivery('1')),
      printer.probe(signal),
      printer.deliver(delivery('2')),
      printer.probe(signal),
    ]);
    expect([seen.most, seen.printed]).toEqual([1, ['1', '2']]);
  });

  test('an outcome that the server did not hear is told again, and nothing is printed again for it', async () => {
    const store = openAgentStore(':memory:');
    const upstream = server([jobOf('one')], 1);
    const { transport, seen } = device();
    const slips = work(store, upstream, transport);
    await expect.poll(() => upstream.heard, { timeout: 10_000 }).toEqual([['one', { state: 'printed' }]]);
    await slips.stop();
    expect(seen.printed).toEqual(['one']);
    store.close();
  });

  test('W5: a slip that a dead agent had begun is unknown, and is not printed when the server sends it again', async () => {
    const store = openAgentStore(':memory:');
    store.sqlite.prepare(`insert into server_slips (job_id, heard, at) values ('one', 0, 0)`).run();
    const upstream = server([jobOf('one')]);
    const { transport, seen } = device();
    const slips = work(store, upstream, transport);
    const told = ['one', { state: 'unknown', reason: 'interrupted' }];
    await expect.poll(() => upstream.heard, { timeout: 10_000 }).toEqual([told, told]);
    await slips.stop();
    expect(seen.printed).toEqual([]);
    store.close();
  });

  test('W4: a slip that surely was not printed may come again', async () => {
    const store = openAgentStore(':memory:');
    const upstream = server([jobOf('one'), jobOf('one')]);
    let tries = 0;
    const { transport, seen } = device(() => {
      tries += 1;
      return tries === 1 ? { state: 'not-printed', reason: 'paper-out' } : { state: 'printed' };
    });
    const slips = work(store, upstream, transport);
    await expect
      .poll(() => upstream.heard, { timeout: 10_000 })
      .toEqual([
        ['one', { state: 'not-printed', reason: 'paper-out' }],
        ['one', { state: 'printed' }],
      ]);
    await slips.stop();
    expect(seen.printed).toEqual(['one', 'one']);
    store.close();
  });
});
