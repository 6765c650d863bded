/** What is well and what is not, in words that name nobody (SPEC O1, R8). Pure: it judges what it is handed. */
import type { PrinterState } from '#common/contract/office.ts';
import type { DiskFigures } from './disk.ts';

const MB = 1024 * 1024;
/** Below this a batch and its write-ahead log may no longer fit. */
const DISK_FULL = 16 * MB;
/** Weeks of work at a thousand tickets a day: time to make room. */
const DISK_LOW = 500 * MB;
const HOUR = 3_600_000;
const CERTIFICATE_SOON = 14 * 24 * HOUR;
/** A second during which nothing is answered is felt at every counter. */
const SLOW_MS = 1_000;

export interface Check {
  /** `warn` needs somebody soon, `fail` means that numbers cannot be given. */
  readonly state: 'ok' | 'warn' | 'fail';
  readonly reason?: string;
}

export type Checks = Readonly<Record<string, Check>>;

export interface Vitals {
  readonly store: { readonly readable: boolean; readonly writable: boolean; readonly sound: boolean };
  readonly disk: DiskFigures;
  readonly printers: readonly PrinterState[];
  readonly clock: { readonly dayAhead: boolean; readonly sinceLeap: number | undefined };
  /** Longest stretch of late during which the process answered nothing, ms. */
  readonly standstillMs: number;
  readonly feedFailing: boolean;
  /** Whether the last try to copy the office failed. */
  readonly backupFailing: boolean;
  /** ms until the office's certificate ends; undefined without one. */
  readonly certificateLeft: number | undefined;
}

const OK: Check = { state: 'ok' };
const warn = (reason: string): Check => ({ state: 'warn', reason });
const fail = (reason: string): Check => ({ state: 'fail', reason });

export function judge(vitals: Vitals): Checks {
  const { certificateLeft } = vitals;
  return {
    store: storeCheck(vitals.store),
    disk: diskCheck(vitals.disk.free),
    printers: vitals.printers.some((state) => TROUBLE.has(state)) ? warn('trouble') : OK,
    clock: clockCheck(vitals.clock),
    process: vitals.standstillMs > SLOW_MS ? warn('slow') : OK,
    feed: vitals.feedFailing ? warn('failing') : OK,
    backup: vitals.backupFailing ? warn('failing') : OK,
    ...(certificateLeft === undefined ? {} : { certificate: certificateCheck(certificateLeft) }),
  };
}

const TROUBLE: ReadonlySet<PrinterState> = new Set(['paper-out', 'cover-open', 'unreachable']);

function storeCheck({ readable, writable, sound }: Vitals['store']): Check {
  if (!readable) return fail('unreadable');
  if (!writable) return fail('unwritable');
  return sound ? OK : fail('unsound');
}

function diskCheck(free: number | undefined): Check {
  if (free === undefined) return warn('unknown');
  if (free < DISK_FULL) return fail('full');
  return free < DISK_LOW ? warn('low') : OK;
}

function clockCheck({ dayAhead, sinceLeap }: Vitals['clock']): Check {
  if (dayAhead) return warn('day-ahead');
  return sinceLeap !== undefined && sinceLeap < HOUR ? warn('leapt') : OK;
}

function certificateCheck(left: number): Check {
  if (left <= 0) return warn('expired');
  return left < CERTIFICATE_SOON ? warn('ends-soon') : OK;
}

/** What the office looks like as a whole: 503 when one check fails. */
export function failing(checks: Checks): readonly string[] {
  return named(checks, 'fail');
}

/** Checks that somebody should look at, while the office works. */
export function degraded(checks: Checks): readonly string[] {
  return named(checks, 'warn');
}

function named(checks: Checks, wanted: Check['state']): string[] {
  return Object.entries(checks).flatMap(([name, { state, reason }]) =>
    state === wanted ? [reason === undefined ? name : `${name}: ${reason}`] : [],
  );
}
