import type { BackupProblem } from '#common/contract/views.ts';

/** How the copies of the office fare; for staff, health and metrics. Times in ms UTC. */
export interface BackupState {
  /** Absolute path; null when copies are turned off. */
  readonly folder: string | null;
  readonly lastSuccessAt: number | null;
  /** Set while the last try failed; `since` is the first of the tries that failed in a row. */
  readonly failing: { readonly since: number; readonly problem: BackupProblem; readonly detail: string } | null;
}
