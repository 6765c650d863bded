import type { Dossier } from '#common/contract/dossiers.ts';
import { showCode } from './domain/slip-code.ts';
import { isOverdue } from './due-days.ts';
import type { DossierFound } from './store/dossiers.ts';

/** A dossier as staff see it. */
export function dossierBody(
  { dossier, label }: DossierFound,
  today: string,
  toMoment: (ms: number) => string,
): Dossier {
  return {
    id: dossier.id,
    code: showCode(dossier.code),
    serviceId: dossier.serviceId,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    ticketLabel: label,
    acceptedAt: toMoment(dossier.acceptedAt),
    dueDay: dossier.dueDay,
    newDueDay: dossier.newDueDay,
    delayReason: dossier.delayReason,
    state: dossier.state,
    since: toMoment(dossier.since),
    signedAt: dossier.signedAt === null ? null : toMoment(dossier.signedAt),
    overdue: isOverdue(dossier, today),
  };
}
