/** Papers that were ticked, kept on this phone alone until they are all there: gathering them takes days. */
import { type Signal, signal } from '@preact/signals';
import type { Procedure } from '#common/contract/office.ts';

const keyOf = (code: string): string => `luot.papers.${code}`;

/** Names of the ticked papers: one that the office renames is asked for anew. */
export function ticksOf({ code, papers }: Procedure): Signal<ReadonlySet<string>> {
  const kept = localStorage.getItem(keyOf(code))?.split('\n') ?? [];
  const known = new Set(papers.map(({ name }) => name.vi));
  return signal<ReadonlySet<string>>(new Set(kept.filter((name) => known.has(name))));
}

/** Ticks or unticks one, and keeps it. */
export function toggleTick(ticks: Signal<ReadonlySet<string>>, { code }: Procedure, name: string): void {
  const next = new Set(ticks.peek());
  if (!next.delete(name)) next.add(name);
  ticks.value = next;
  if (next.size === 0) localStorage.removeItem(keyOf(code));
  else localStorage.setItem(keyOf(code), [...next].join('\n'));
}
