import type { StaffView } from '#common/contract/views.ts';

/** As `domain/issue.ts` has it (SPEC J83): the server decides, the page only says it beforehand. */
const EARLY_MS = 2 * 3_600_000;

export type Opening =
  | { readonly kind: 'open' }
  /** `from`: since when, or from when on, numbers may be given; ms. */
  | { readonly kind: 'early' | 'too-early'; readonly from: number; readonly opensAt: number }
  | { readonly kind: 'closed' };

/** Whether numbers can be given at the door now. */
export function openingOf({ opening }: StaffView, now: number): Opening {
  if (opening.open) return { kind: 'open' };
  if (opening.opensAt === undefined) return { kind: 'closed' };
  const opensAt = Date.parse(opening.opensAt);
  const from = opensAt - EARLY_MS;
  if (now >= from) return { kind: 'early', from, opensAt };
  // Tomorrow's opening is nothing to wait for at the door.
  return from - now > 6 * 3_600_000 ? { kind: 'closed' } : { kind: 'too-early', from, opensAt };
}
