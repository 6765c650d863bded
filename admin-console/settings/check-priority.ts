import type { Complaints } from '../parts/form.ts';
import { words } from '../words.ts';
import type { PriorityDraft } from './priority-form.tsx';

const between = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** What is wrong, by the server's own paths. */
export function checkPriority({ kind, k, classes }: PriorityDraft): Complaints {
  const text = words();
  const found: Record<string, string> = {};
  if (kind === 'interleaved' && !between(k, 1, 20)) found['policy/k'] = text.priority.kRule;
  const codes = new Set<string>();
  for (const [index, entry] of classes.entries()) {
    const path = `priorityClasses/${index}`;
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(entry.code)) found[`${path}/code`] = text.priority.codeRule;
    else if (codes.has(entry.code)) found[`${path}/code`] = text.priority.codeTaken;
    codes.add(entry.code);
    if (entry.name.vi.trim() === '') found[`${path}/name/vi`] = text.form.required;
    if (!between(entry.rank, 0, 99)) found[`${path}/rank`] = text.priority.rankRule;
    if (!between(entry.longestWaitMinutes, 1, 600)) found[`${path}/longestWaitMinutes`] = text.priority.waitRule;
  }
  return found;
}
