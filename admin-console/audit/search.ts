/** The search in the activity log: the server looks at so many rows a step, and this goes on until a page is full. */
import { signal } from '@preact/signals';
import type { AuditAnswer, AuditRow } from '#common/contract/audit.ts';
import type { Problem } from '#common/contract/errors.ts';
import { send } from '../session.ts';

export interface Wanted {
  /** `YYYY-MM-DD`, or empty. */
  readonly from: string;
  readonly to: string;
  readonly staff: string;
  readonly group: string;
  readonly subject: string;
  readonly text: string;
}

export const ANYTHING: Wanted = { from: '', to: '', staff: '', group: '', subject: '', text: '' };

const PAGE = 50;

/** As the address of the API has it; what is empty is left out. */
export function queryOf(wanted: Wanted): URLSearchParams {
  return new URLSearchParams(
    Object.entries(wanted).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  );
}

export function createSearch() {
  const rows = signal<readonly AuditRow[]>([]);
  const busy = signal(true);
  /** Where it goes on; null at the end of the log. */
  const next = signal<string | null>(null);
  const reached = signal<string | null>(null);
  const problem = signal<Problem | undefined>(undefined);
  let asked: Wanted = ANYTHING;
  let turn = 0;

  const go = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    busy.value = true;
    problem.value = undefined;
    const enough = rows.value.length + PAGE;
    do {
      const query = queryOf(asked);
      query.set('limit', String(Math.min(PAGE, enough - rows.value.length)));
      if (next.value !== null) query.set('before', next.value);
      const answer = await send<AuditAnswer>(`/api/audit?${query}`);
      // Another search has begun, or this one was stopped.
      if (mine !== turn) return;
      if (!answer.ok) {
        problem.value = answer.problem;
        break;
      }
      rows.value = [...rows.value, ...answer.body.rows];
      next.value = answer.body.next;
      reached.value = answer.body.reached;
    } while (next.value !== null && rows.value.length < enough);
    busy.value = false;
  };

  return {
    rows,
    busy,
    next,
    reached,
    problem,
    start(wanted: Wanted): void {
      asked = wanted;
      rows.value = [];
      next.value = null;
      reached.value = null;
      void go();
    },
    /** Goes on where it ended, or where it failed. */
    more: (): void => void go(),
    stop(): void {
      turn += 1;
      busy.value = false;
    },
  };
}

export type Search = ReturnType<typeof createSearch>;
