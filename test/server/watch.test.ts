/** SPEC O1: what is well and what is not; the clock that leaps; the room on the disk. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchClock } from '#server/watch/clock-watch.ts';
import { watchDisk } from '#server/watch/disk.ts';
import { degraded, failing, judge, type Vitals } from '#server/watch/health.ts';

const MB = 1024 * 1024;
const HOUR = 3_600_000;
const WELL: Vitals = {
  store: { readable: true, writable: true, sound: true },
  disk: { free: 5_000 * MB, size: 9_000 * MB, database: MB, wal: 0 },
  printers: ['ready', 'unknown'],
  clock: { dayAhead: false, sinceLeap: undefined },
  standstillMs: 40,
  feedFailing: false,
  backupFailing: false,
  certificateLeft: undefined,
};
const disk = (free: number | undefined): Partial<Vitals> => ({ disk: { ...WELL.disk, free } });
const store = (change: Partial<Vitals['store']>): Partial<Vitals> => ({ store: { ...WELL.store, ...change } });

describe('O1: the checks', () => {
  it('say nothing of an office that is well', () => {
    const checks = judge(WELL);
    expect(failing(checks)).toEqual([]);
    expect(degraded(checks)).toEqual([]);
    expect(Object.keys(checks)).not.toContain('certificate');
  });

  it.each<[string, Partial<Vitals>]>([
    ['store: unreadable', store({ readable: false, writable: false, sound: false })],
    ['store: unwritable', store({ writable: false })],
    ['store: unsound', store({ sound: false })],
    ['disk: full', disk(16 * MB - 1)],
  ])('fail: %s', (told, change) => {
    const checks = judge({ ...WELL, ...change });
    expect(failing(checks)).toEqual([told]);
    expect(degraded(checks)).toEqual([]);
  });

  it.each<[string, Partial<Vitals>]>([
    ['disk: low', disk(16 * MB)],
    ['disk: low', disk(500 * MB - 1)],
    ['disk: unknown', disk(undefined)],
    ['printers: trouble', { printers: ['ready', 'paper-out'] }],
    ['printers: trouble', { printers: ['cover-open'] }],
    ['printers: trouble', { printers: ['unreachable'] }],
    ['clock: day-ahead', { clock: { dayAhead: true, sinceLeap: 0 } }],
    ['clock: leapt', { clock: { dayAhead: false, sinceLeap: HOUR - 1 } }],
    ['process: slow', { standstillMs: 1_001 }],
    ['feed: failing', { feedFailing: true }],
    ['backup: failing', { backupFailing: true }],
    ['certificate: ends-soon', { certificateLeft: 14 * 24 * HOUR - 1 }],
    ['certificate: expired', { certificateLeft: 0 }],
  ])('only warn: %s', (told, change) => {
    const checks = judge({ ...WELL, ...change });
    expect(degraded(checks)).toEqual([told]);
    expect(failing(checks)).toEqual([]);
  });

  it.each<[string, Partial<Vitals>]>([
    ['room enough', disk(500 * MB)],
    ['a leap an hour ago', { clock: { dayAhead: false, sinceLeap: HOUR } }],
    ['a second of standstill', { standstillMs: 1_000 }],
    ['a certificate for a fortnight', { certificateLeft: 14 * 24 * HOUR }],
  ])('are well with %s', (_what, change) => {
    const checks = judge({ ...WELL, ...change });
    expect([...failing(checks), ...degraded(checks)]).toEqual([]);
  });
});

describe('the watch of the clock', () => {
  const start = Date.parse('2026-11-23T08:00:00+07:00');
  const clocks = { wall: start, steady: 1_000 };
  const go = (ms: number): void => {
    clocks.wall += ms;
    clocks.steady += ms;
  };
  const watched = (): ReturnType<typeof watchClock> =>
    watchClock(
      () => clocks.wall,
      () => clocks.steady,
    );

  it.each([6_000, -6_000, 86_400_000, -3_600_000])('counts a step of %i ms once, and how long ago it was', (step) => {
    const watch = watched();
    go(60_000);
    watch.look();
    expect([watch.leaps(), watch.sinceLeap()]).toEqual([0, undefined]);
    clocks.wall += step;
    watch.look();
    expect([watch.leaps(), watch.sinceLeap()]).toEqual([1, 0]);
    go(120_000);
    watch.look();
    // By the clock that never leaps, whatever the other one says.
    expect([watch.leaps(), watch.sinceLeap()]).toEqual([1, 120_000]);
    watch.stop();
  });

  it('takes the small corrections of NTP for none, however many there are', () => {
    const watch = watched();
    for (let n = 0; n < 100; n += 1) {
      go(5_000);
      clocks.wall += 400;
      watch.look();
    }
    expect(watch.leaps()).toBe(0);
    watch.stop();
  });
});

describe('the watch of the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'luot-watch-'));
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells the room and the sizes of the files; one that is not there is empty', async () => {
    const file = join(folder, 'luot.db');
    writeFileSync(file, Buffer.alloc(12_345));
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const watch = await watchDisk(folder, file);
    expect(watch.figures()).toMatchObject({ database: 12_345, wal: 0 });
    expect(watch.figures().free).toBeGreaterThan(0);
    expect(watch.figures().size).toBeGreaterThanOrEqual(watch.figures().free ?? Number.POSITIVE_INFINITY);
    writeFileSync(`${file}-wal`, 'x'.repeat(77));
    await vi.waitFor(() => {
      vi.advanceTimersByTime(15_000);
      expect(watch.figures().wal).toBe(77);
    });
    watch.stop();
    const gone = await watchDisk(join(folder, 'gone'), join(folder, 'gone', 'luot.db'));
    expect(gone.figures()).toEqual({ free: undefined, size: undefined, database: 0, wal: 0 });
    gone.stop();
  });
});
