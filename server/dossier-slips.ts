/** What is printed for a dossier, fixed at the moment of printing. */
import type { Language } from '#common/contract/text.ts';
import { CODE_MARK, showCode } from './domain/slip-code.ts';
import type { Hall } from './hall.ts';
import type { ApologySlip, MissingSlip, ReceiptSlip } from './printing/types.ts';
import type { DossierFound, DossierRow } from './store/dossiers.ts';
import type { PaperRequest } from './store/paper-requests.ts';

export interface SlipSource {
  readonly hall: Hall;
  readonly timeZone: string;
}

function baseOf({ hall, timeZone }: SlipSource, code: string, label: string | null, language: Language) {
  const { name, place } = hall.office.settings;
  return { language, timeZone, office: { name, place }, label, code: showCode(code), qr: CODE_MARK + code };
}

/** Form 01. */
export function receiptFor(source: SlipSource, { dossier, label }: DossierFound, language: Language): ReceiptSlip {
  const service = source.hall.office.services.find(({ id }) => id === dossier.serviceId);
  const procedure = service?.procedures.find(({ code }) => code === dossier.procedureCode);
  return {
    ...baseOf(source, dossier.code, label, language),
    kind: 'receipt',
    procedure: {
      name: dossier.procedureName,
      papers: procedure?.papers ?? [],
      timeLimit: procedure?.timeLimit ?? { unit: 'day', limit: 0, cutoff: null },
    },
    acceptedAt: dossier.acceptedAt,
    dueDay: dossier.dueDay,
  };
}

/** Form 02. */
export function missingSlipFor(
  source: SlipSource,
  request: PaperRequest,
  ticket: { readonly label: string; readonly language: Language },
  procedure: MissingSlip['procedure'],
): MissingSlip {
  return {
    ...baseOf(source, request.code, ticket.label, ticket.language),
    kind: 'missing',
    procedure,
    papers: request.papers,
    madeAt: request.madeAt,
    lastDay: request.lastDay,
  };
}

/** Form 04, of a dossier with a new day that was signed for. */
export function apologyFor(
  source: SlipSource,
  dossier: DossierRow & Pick<ApologySlip, 'newDueDay'>,
  language: Language,
): ApologySlip {
  return {
    ...baseOf(source, dossier.code, null, language),
    kind: 'apology',
    procedure: dossier.procedureName,
    acceptedAt: dossier.acceptedAt,
    dueDay: dossier.dueDay,
    newDueDay: dossier.newDueDay,
    reason: dossier.delayReason ?? 'other',
  };
}
