/** DESIGN "Printing": what is said of a job to a network printer is what the printer let us know, and no more. */
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { withoutRealTimeCommands } from '#server/printing/encode.ts';
import type { Limits } from '#server/printing/talk.ts';
import { networkTransport } from '#server/printing/transport-network.ts';
import type { Bitmap, Outcome, PrinterTransport } from '#server/printing/types.ts';
import { delivery, draw, drawParts, PATIENT, SHORT } from '#test/printing/print-room.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';
import { type Behaviour, type FakePrinter, startFakePrinter } from '#test/support/fake-printer.ts';

const picture: Bitmap = await draw(birthSlip, 576);

let printer: FakePrinter | undefined;

afterEach(async () => {
  await printer?.close();
  printer = undefined;
});

/** Only their silence is waited for. */
const SILENT: readonly Behaviour[] = ['mute', 'never-reads', 'stalls'];

async function at(
  behaviour: Behaviour,
  answers = true,
  limits: Partial<Limits> = {},
): Promise<[FakePrinter, PrinterTransport]> {
  printer = await startFakePrinter(behaviour);
  const { host, port } = printer;
  return [
    printer,
    networkTransport({ host, port, answers, limits: { ...(SILENT.includes(behaviour) ? SHORT : PATIENT), ...limits } }),
  ];
}

/** A port on which surely nobody listens: it was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function dotsOf({ width, height, rows }: Bitmap): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => ((rows[i >> 3] ?? 0) >> (7 - (i & 7))) & 1);
}

describe('a printer that answers', () => {
  it('prints the picture dot by dot, in bands, cut once, and confirms it', async () => {
    const [fake, transport] = await at('works');
    expect(await transport.deliver(delivery(picture))).toEqual({ state: 'printed' });
    expect(fake.slips).toHaveLength(1);
    const [slip] = fake.slips;
    expect(slip).toMatchObject({ width: 576, height: picture.height });
    const expected = dotsOf(picture);
    const different = slip?.dots.filter((dot, i) => dot !== expected[i]).length;
    // A dot here and there is added so that no picture contains a real-time command.
    expect(different).toBeLessThan(10);
    expect(fake.paper.realTimeInPictures).toBe(0);
    expect(Math.max(...fake.paper.bands)).toBeLessThanOrEqual(256);
    expect(fake.paper.strays).toEqual([]);
    expect(fake.paper.uncutRows).toBe(0);
  });

  it.each<Behaviour>(['slow', 'real-pace', 'chatty', 'paper-low'])('confirms also when it is %s', async (behaviour) => {
    const [fake, transport] = await at(behaviour);
    expect(await transport.deliver(delivery(picture))).toEqual({ state: 'printed' });
    expect(fake.slips).toHaveLength(1);
  });

  it.each<[Behaviour, Outcome]>([
    ['paper-out', { state: 'not-printed', reason: 'paper-out' }],
    ['cover-open', { state: 'not-printed', reason: 'cover-open' }],
    ['broken', { state: 'not-printed', reason: 'printer-error' }],
    ['closes-at-once', { state: 'not-printed', reason: 'closed' }],
    ['mute', { state: 'not-printed', reason: 'stalled' }],
    ['never-reads', { state: 'not-printed', reason: 'stalled' }],
    ['rubbish', { state: 'not-printed', reason: 'wrong-device' }],
  ])('%s before the first row: surely nothing was printed', async (behaviour, outcome) => {
    const [fake, transport] = await at(behaviour);
    expect(await transport.deliver(delivery(picture))).toMatchObject(outcome);
    expect(fake.paper.bands).toEqual([]);
  });

  it('resets at once: surely nothing was printed', async () => {
    const [fake, transport] = await at('resets-at-once');
    const outcome = await transport.deliver(delivery(picture));
    expect(outcome.state).toBe('not-printed');
    expect(fake.paper.bands).toEqual([]);
  });

  it.each<[Behaviour, Outcome]>([
    ['paper-out-midway', { state: 'partly', reason: 'paper-out' }],
    ['cover-open-midway', { state: 'partly', reason: 'cover-open' }],
    ['closes-midway', { state: 'unknown', reason: 'closed' }],
    ['resets-midway', { state: 'unknown', reason: 'reset' }],
    ['stalls', { state: 'unknown', reason: 'stalled' }],
  ])('%s: something may be on paper', async (behaviour, outcome) => {
    const [fake, transport] = await at(behaviour);
    const got = await transport.deliver(delivery(picture));
    // A way that breaks while more is being sent is seen as closed or as reset, whichever comes first.
    if (behaviour === 'closes-midway' || behaviour === 'resets-midway') {
      expect(got.state).toBe('unknown');
      expect(['closed', 'reset']).toContain('reason' in got ? got.reason : '');
    } else {
      expect(got).toEqual(outcome);
    }
    expect(fake.slips).toEqual([]);
  });

  it('ends a job that takes too long in all, even while the printer keeps answering', async () => {
    printer = await startFakePrinter('no-acknowledgement');
    const { host, port } = printer;
    const transport = networkTransport({ host, port, answers: true, limits: { ...SHORT, job: 700 } });
    expect(await transport.deliver(delivery(picture))).toEqual({ state: 'unknown', reason: 'stalled' });
  });

  it.each<Behaviour>(['resets-midway', 'closes-midway', 'paper-out-midway'])(
    'prints the next slip whole after one that broke off (%s): what is left of that is completed and cut off',
    async (behaviour) => {
      const [fake, transport] = await at(behaviour);
      await transport.deliver(delivery(picture));
      fake.behave('works');
      expect(await transport.deliver(delivery(picture))).toEqual({ state: 'printed' });
      expect(fake.paper.strays).toEqual([]);
      expect(fake.slips.at(-1)?.height).toBe(picture.height);
      expect(fake.slips).toHaveLength(2);
      expect(await transport.deliver(delivery(picture))).toEqual({ state: 'printed' });
      expect(fake.slips).toHaveLength(3);
    },
  );

  it('moves the paper with the head while the rest is drawn, and prints all of it', async () => {
    const [fake, transport] = await at('works');
    const [head, body] = await Promise.all(drawParts(birthSlip, 576));
    let drawnAtLast: (rest: Bitmap) => void = () => {};
    const rest = new Promise<Bitmap>((resolve) => {
      drawnAtLast = resolve;
    });
    const outcome = transport.deliver(delivery(picture, { parts: [Promise.resolve(head), rest] }));
    await expect.poll(() => fake.paper.uncutRows).toBe(head.height);
    drawnAtLast(body ?? head);
    expect(await outcome).toEqual({ state: 'printed' });
    expect(Buffer.compare(fake.slips.at(-1)?.dots ?? Buffer.of(), dotsOf(withoutRealTimeCommands(picture)))).toBe(0);
  });

  it('W5: puts no dot on paper before it is written down that printing begins, nor when it is not to', async () => {
    const [fake, transport] = await at('works');
    let writtenDown: (goOn: boolean) => void = () => {};
    const begun = new Promise<boolean>((resolve) => {
      writtenDown = resolve;
    });
    const outcome = transport.deliver(delivery(picture, { begun }));
    await expect.poll(() => fake.connections).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.paper.uncutRows).toBe(0);
    writtenDown(true);
    expect(await outcome).toEqual({ state: 'printed' });
    const takenBack = await transport.deliver(delivery(picture, { begun: Promise.resolve(false) }));
    expect(takenBack).toMatchObject({ state: 'not-printed' });
    expect(fake.slips).toHaveLength(1);
  });

  it('a part that cannot be drawn leaves a piece, which the next slip cuts off', async () => {
    const [fake, transport] = await at('works');
    const [head] = drawParts(birthSlip, 576);
    const broken = Promise.reject(new Error('no ink'));
    broken.catch(() => undefined);
    await expect(transport.deliver(delivery(picture, { parts: [head, broken] }))).rejects.toThrow('no ink');
    expect(await transport.deliver(delivery(picture))).toEqual({ state: 'printed' });
    expect(fake.slips).toHaveLength(2);
    expect(fake.slips.at(-1)?.height).toBe(picture.height);
  });

  it('W5: prints whole after a process that was killed in the middle of a slip, once it is told so', async () => {
    const [fake, killed] = await at('resets-midway');
    await killed.deliver(delivery(picture));
    fake.behave('works');
    const { host, port } = fake;
    const next = networkTransport({ host, port, answers: true, clean: false, limits: PATIENT });
    expect(await next.deliver(delivery(picture))).toEqual({ state: 'printed' });
    expect(Buffer.compare(fake.slips.at(-1)?.dots ?? Buffer.of(), dotsOf(picture))).toBe(0);
  });

  it('gives up soon when told to stop, and says what it knows', async () => {
    const [fake, transport] = await at('stalls', true, { stall: 4000 });
    const stop = new AbortController();
    const outcome = transport.deliver(delivery(picture, { signal: stop.signal }));
    await expect.poll(() => fake.paper.bands.length, { timeout: 3000 }).toBeGreaterThan(0);
    stop.abort();
    expect(await outcome).toEqual({ state: 'unknown', reason: 'interrupted' });

    const before = AbortSignal.abort();
    expect(await transport.deliver(delivery(picture, { signal: before }))).toEqual({
      state: 'not-printed',
      reason: 'interrupted',
    });
  });
});

describe('a printer that is not there', () => {
  it('refuses', async () => {
    const transport = networkTransport({ host: '127.0.0.1', port: await freePort(), answers: true, limits: SHORT });
    expect(await transport.deliver(delivery(picture))).toMatchObject({ state: 'not-printed', reason: 'refused' });
    expect(await transport.probe(new AbortController().signal)).toBe('unreachable');
  });

  it('has no such name', async () => {
    const transport = networkTransport({ host: 'printer.invalid', port: 9100, answers: true, limits: SHORT });
    expect(await transport.deliver(delivery(picture))).toMatchObject({ state: 'not-printed', reason: 'unreachable' });
  });
});

describe('a printer set up as answering no status', () => {
  it('is unconfirmed, never guessed', async () => {
    const [fake, transport] = await at('mute', false);
    expect(await transport.deliver(delivery(picture))).toEqual({ state: 'unconfirmed' });
    await expect.poll(() => fake.slips.length).toBe(1);
    expect(await transport.probe(new AbortController().signal)).toBe('unknown');
  });

  it('that hangs up at once has surely printed nothing', async () => {
    const [fake, transport] = await at('closes-at-once', false);
    expect(await transport.deliver(delivery(picture))).toEqual({ state: 'not-printed', reason: 'closed' });
    expect(fake.paper.bands).toEqual([]);
  });

  it('that hangs up in the middle is unknown', async () => {
    const [, transport] = await at('resets-midway', false, { linger: 3000 });
    expect(await transport.deliver(delivery(picture))).toMatchObject({ state: 'unknown' });
  });
});

describe('looking at a printer', () => {
  it.each([
    ['works', 'ready'],
    ['chatty', 'ready'],
    ['paper-low', 'paper-low'],
    ['paper-out', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['broken', 'unknown'],
    ['mute', 'unreachable'],
    ['never-reads', 'unreachable'],
    ['closes-at-once', 'unreachable'],
    ['rubbish', 'unreachable'],
  ] as const)('%s shows as %s and prints nothing', async (behaviour, state) => {
    const [fake, transport] = await at(behaviour);
    expect(await transport.probe(new AbortController().signal)).toBe(state);
    expect(fake.paper.bands).toEqual([]);
    expect(fake.paper.strays).toEqual([]);
  });
});
