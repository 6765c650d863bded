/** One list of dossiers at a time, read anew whenever anybody worked on one. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { WorkList, WorkListAnswer } from '#common/contract/dossiers.ts';
import type { Problem } from '#common/contract/errors.ts';
import { newKey } from '#common/web/api.ts';
import { onOfficeChanged } from '../live.ts';
import { send } from '../session.ts';

export interface WorkListState {
  readonly answer: ReadonlySignal<WorkListAnswer | undefined>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** Reads at once and from then on; answers how to stop. */
  start(): () => void;
  /** An act on a dossier; what it answers is read with the list. */
  act(path: string, body?: unknown): Promise<Problem | undefined>;
}

export function createWorkList(list: WorkList): WorkListState {
  const answer = signal<WorkListAnswer | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  let turn = 0;
  const read = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const got = await send<WorkListAnswer>(`/api/dossiers?list=${list}`);
    // An older answer must not overwrite a newer one.
    if (mine !== turn) return;
    if (got.ok) answer.value = got.body;
    problem.value = got.ok ? undefined : got.problem;
  };
  return {
    answer,
    problem,
    start() {
      void read();
      return onOfficeChanged((section) => {
        if (section === 'dossiers' || section === 'opening' || section === '*') void read();
      });
    },
    async act(path, body = {}) {
      const done = await send(path, { method: 'POST', body, idempotencyKey: newKey() });
      await read();
      return done.ok ? undefined : done.problem;
    },
  };
}
