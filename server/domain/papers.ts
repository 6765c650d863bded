import type { Refusal } from '#common/contract/errors.ts';
import type { VisitParts } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';

/** Whether papers that a citizen lacks can be those of a procedure with so many papers (SPEC J22); undefined when they can. */
export function wrongMissing(
  parts: Pick<VisitParts, 'papers'>,
  papers: number | undefined,
  missing: readonly number[] | undefined,
): Refusal | undefined {
  if (missing === undefined) return undefined;
  if (!parts.papers) return refuse('part.off', { field: 'missingPapers' });
  const at = missing.findIndex((index) => index >= (papers ?? 0));
  if (at < 0 && papers !== undefined) return undefined;
  const field = at < 0 ? 'missingPapers' : `missingPapers/${at}`;
  return refuse('request.invalid', {
    field,
    detail: `${field}: the procedure has no such paper`,
    params: { why: 'choice' },
  });
}
