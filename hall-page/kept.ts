/** The number that this phone took last: its link alone, until nothing is behind it any more. */
import { callApi } from '#common/web/api.ts';
import type { Kept } from './taking.ts';

const PLACE = 'luot.hall-number';
const OVER = ['completed', 'cancelled', 'expired', 'no-show'];

export function keepNumber(number: Kept): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(number));
  } catch {
    // A private window keeps nothing: the number is open on the screen all the same.
  }
}

/** The number, while it has its turn before it. */
export async function keptNumber(): Promise<Kept | undefined> {
  const number = read();
  if (number === undefined) return undefined;
  const answer = await callApi<{ readonly state: string }>(`/api/follow/${number.path.slice('/t/'.length)}`);
  return answer.ok && !OVER.includes(answer.body.state) ? number : undefined;
}

function read(): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('label' in kept) || !('path' in kept)) return undefined;
    const { label, path } = kept;
    const whole = typeof label === 'string' && typeof path === 'string' && /^\/t\/[\w-]+$/.test(path);
    return whole ? { label, path } : undefined;
  } catch {
    // No storage, or something else in it: as if nothing was kept.
    return undefined;
  }
}
