/** Several dossiers on one number, and the lane of those who bring many (SPEC J129–J134). */
import type { Refusal } from '#common/contract/errors.ts';
import type { Office } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';
import type { ServiceFacts, Situation } from './situation.ts';

/** Why this count is not taken; the schema has looked at the figure itself. */
export function wrongCount({ parts }: Office, dossiers: number): Refusal | undefined {
  return dossiers > 1 && parts.dossierCounts !== true ? refuse('part.off', { field: 'dossiers' }) : undefined;
}

/** What a number is asked for. */
export interface Wish {
  /** The field that was asked for. */
  readonly serviceId: string;
  readonly dossiers: number;
  /** Fields that come after it on the same number. */
  readonly next: readonly string[];
}

/**
 * The field in which a number of so many dossiers waits instead of the one that was asked for; undefined when it waits there.
 * A lane that takes no numbers, in which nobody sits, or that comes later on the same number, is none: the number is given
 * all the same.
 */
export function laneFor(
  situation: Pick<Situation, 'office' | 'service' | 'attended'>,
  { serviceId, dossiers, next }: Wish,
): ServiceFacts | undefined {
  const { parts, dossierLane: lane } = situation.office;
  if (parts.dossierCounts !== true || lane === undefined || lane === null || dossiers < lane.from) return undefined;
  if (lane.serviceId === serviceId || next.includes(lane.serviceId)) return undefined;
  const service = situation.service(lane.serviceId);
  return service?.active === true && situation.attended(service.id) ? service : undefined;
}

/** What a transferred ticket remembers: who is sent into the lane, or on from there and back, keeps the field he came for. */
export function cameForAfter(
  { parts, dossierLane: lane }: Office,
  { serviceId, cameFor }: { readonly serviceId: string; readonly cameFor: string | null },
  to: string,
): string | null {
  if (parts.dossierCounts !== true || lane?.serviceId !== to) return null;
  return cameFor ?? serviceId;
}
