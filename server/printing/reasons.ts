/** Why a print job did not end as `printed`. Kept in the job and shown to staff, so these are stable codes. */
export const PRINT_REASONS = [
  'paper-out',
  'cover-open',
  /** The printer says that it has an error of its own (cutter, heat). */
  'printer-error',
  /** No route, no name, no answer to connecting in time, no such device file. */
  'unreachable',
  'refused',
  /** Another program holds the device, or it may not be opened. */
  'not-permitted',
  /** Connected, but it took no bytes or gave no answer in time. */
  'stalled',
  'closed',
  'reset',
  /** It answered something that no ESC/POS printer answers. */
  'wrong-device',
  /** A file could not be written (disk full, no rights). */
  'not-writable',
  /** The process ended, or was told to stop, in the middle of the job. */
  'interrupted',
  'printer-removed',
  /** Still queued from before the start, and so old that nobody waits for it any more. */
  'too-late',
  'internal-error',
] as const;
export type PrintReason = (typeof PRINT_REASONS)[number];

export function isPrintReason(code: string): code is PrintReason {
  return PRINT_REASONS.some((reason) => reason === code);
}
