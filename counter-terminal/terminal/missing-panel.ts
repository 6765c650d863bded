import type { Panel, Terminal } from './terminal.ts';

/** What is ticked as there is not missing; who ticked nothing marks by hand. */
export function missingPanel({ papers }: Terminal): Extract<Panel, { kind: 'missing' }> {
  const count = papers.procedure.peek()?.papers.length ?? 0;
  const ticked = papers.ticked.peek();
  const missing =
    ticked.size === 0 ? [] : Array.from({ length: count }, (_, index) => index).filter((i) => !ticked.has(i));
  return { kind: 'missing', procedureCode: undefined, papers: missing };
}
