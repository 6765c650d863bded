/** What slips say of a procedure and its papers. */
import type { Office, Procedure } from '#common/contract/office.ts';
import type { Bilingual, Language } from '#common/contract/text.ts';
import type { PapersSlip, SlipProcedure } from './printing/types.ts';

/** Forms and source belong to the part «papers»: an office that does not use it sees none of them (SPEC J1). */
export function procedureOnSlip(procedure: Procedure | undefined, papersOn: boolean): SlipProcedure | null {
  if (procedure === undefined) return null;
  const { forms, source, ...told } = procedure;
  if (!papersOn) return told;
  return { ...told, ...(forms === undefined ? {} : { forms }), ...(source === undefined ? {} : { source }) };
}

export interface PapersSlipFacts {
  readonly office: Pick<Office, 'name' | 'place'>;
  readonly timeZone: string;
  readonly language: Language;
  readonly service: Bilingual;
  readonly procedure: Procedure;
  readonly missing: readonly number[] | undefined;
  /** Where phones reach the pages, e.g. `http://192.168.1.10:8080`. */
  readonly baseUrl: string;
  /** ms UTC */
  readonly printedAt: number;
}

/** A list of papers to take home, fixed at the moment of printing (SPEC J23). */
export function papersSlip(facts: PapersSlipFacts): PapersSlip {
  const { office, procedure, missing, baseUrl, ...same } = facts;
  return {
    ...same,
    kind: 'papers',
    office: { name: office.name, place: office.place },
    procedure: procedureOnSlip(procedure, true) ?? procedure,
    ...(missing === undefined ? {} : { missing }),
    pageUrl: `${baseUrl}/giay-to#${procedure.code}`,
  };
}
