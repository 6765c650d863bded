/** Why a number went first, as the hall and its holder are told (SPEC J10, J11). */
import type { Office } from '#common/contract/office.ts';
import type { CallReason } from '#common/contract/ticket.ts';
import type { CallWhy } from '#common/contract/views.ts';

/**
 * Nothing for a number that came in its order, or where the office does not tell. `to`: the whole hall sees who gets up, so
 * only a class that the office lets be named is named there; its holder claimed it himself.
 */
export function whyOf(
  { parts, priorityClasses }: Pick<Office, 'parts' | 'priorityClasses'>,
  reason: CallReason | null,
  priorityClass: string,
  to: 'lobby' | 'holder',
): { readonly why?: CallWhy } {
  if (parts.reasons !== true || reason === null || reason === 'first') return {};
  const known = reason === 'priority-turn' ? priorityClasses.find(({ code }) => code === priorityClass) : undefined;
  const isTold = known !== undefined && known.code !== 'unspecified' && (to === 'holder' || known.named === true);
  return { why: { reason, ...(isTold ? { priority: known.name } : {}) } };
}
