/** Whether the server's disk takes what is written: asked for, since a full one takes no event that would tell. */
import { signal } from '@preact/signals';
import { callApi } from '#common/web/api.ts';
import { now } from '../live.ts';

export interface DiskTrouble {
  readonly problem: 'low' | 'full' | 'unwritable';
  /** When this page saw it first, ms. */
  readonly since: number;
}

const ASK_EVERY_MS = 30_000;

export const diskTrouble = signal<DiskTrouble | undefined>(undefined);

/** Asks now and every half minute; answers how to stop. */
export function watchDisk(): () => void {
  const ask = async (): Promise<void> => {
    const answer = await callApi<unknown>('/api/health');
    // No answer tells nothing about the disk: that the connection is lost stands on the page.
    if (!answer.ok && answer.status === 0) return;
    const problem = problemIn(answer.ok ? answer.body : answer.problem);
    if (problem !== diskTrouble.peek()?.problem) {
      diskTrouble.value = problem === undefined ? undefined : { problem, since: now() };
    }
  };
  void ask();
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  return () => clearInterval(timer);
}

/** What the checks of `GET /api/health` say of the disk, also when the office stands (503). */
export function problemIn(health: unknown): DiskTrouble['problem'] | undefined {
  const reason = (name: string): unknown => member(member(member(health, 'checks'), name), 'reason');
  const disk = reason('disk');
  if (disk === 'full') return disk;
  if (reason('store') === 'unwritable') return 'unwritable';
  return disk === 'low' ? disk : undefined;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
