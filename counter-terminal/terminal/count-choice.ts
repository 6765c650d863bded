import { words } from '../words.ts';
import type { Choice } from './choices.ts';
import { tryAct } from './press.ts';
import type { Situation } from './situation.ts';
import type { Terminal } from './terminal.ts';

/** By digit one to nine; beyond that the neighbours of what is there, and round figures. */
const ROUND = [10, 15, 20, 30, 50];
const MOST = 99;

/** How many dossiers the number really stands for (SPEC J137). */
export function countChoice({ ticket }: Situation, terminal: Terminal): Choice {
  const { dossiers = 1, id = '', label = '' } = ticket ?? {};
  const text = words().ticket;
  const large = new Set([...ROUND, dossiers - 1, dossiers + 1].filter((count) => count > 9 && count <= MOST));
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, ...[...large].sort((a, b) => a - b)];
  return {
    heading: text.countOf(label),
    empty: '',
    options: counts.map((count) => {
      const spot = `count-${count}`;
      return {
        id: spot,
        text: text.many(count),
        ...(count === dossiers ? { detail: text.asNow } : {}),
        choose: () => tryAct(terminal, { spot, path: `/api/tickets/${id}/dossiers`, body: { dossiers: count } }),
      };
    }),
  };
}
