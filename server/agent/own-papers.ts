/** A list of papers without a number: the server's while it answers, else printed by this kiosk alone (SPEC J23). */
import { createHash } from 'node:crypto';
import type { PaperListAnswer, PaperListBody } from '#common/contract/commands.ts';
import type { Problem, Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { wrongMissing } from '#server/domain/papers.ts';
import { papersSlip } from '#server/papers-slip.ts';
import { recall } from './memory.ts';
import { queuePapers } from './own-slips.ts';
import type { OwnTicketParts } from './own-ticket.ts';
import type { Upstream } from './upstream.ts';

export type PapersGiven =
  | { readonly kind: 'given'; readonly answer: PaperListAnswer; readonly own: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The server's own "no", as it came. */
  | { readonly kind: 'passed'; readonly problem: Problem; readonly retryAfter?: string };

export interface PaperGiverParts extends Pick<OwnTicketParts, 'store' | 'clock' | 'serverUrl' | 'hasPrinter'> {
  readonly upstream: Pick<Upstream, 'paperList'>;
  /** Whether the server is to be asked. */
  live(): boolean;
}

/** Prints the list once for a key, whoever prints it. */
export async function givePapers(parts: PaperGiverParts, body: PaperListBody, key: string): Promise<PapersGiven> {
  if (parts.live()) {
    const reply = await parts.upstream.paperList(body, key);
    if (reply.kind === 'answer') return { kind: 'given', answer: reply.body, own: false };
    if (reply.kind === 'refusal' && reply.status < 500) {
      const { problem, retryAfter } = reply;
      return { kind: 'passed', problem, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
  }
  const answer = ownPapers(parts, body, key);
  return isRefusal(answer) ? { kind: 'refused', refusal: answer } : { kind: 'given', answer, own: true };
}

function ownPapers(parts: PaperGiverParts, body: PaperListBody, key: string): PaperListAnswer | Refusal {
  const { store, clock, serverUrl, hasPrinter } = parts;
  return store.write((db) => {
    const { facts, view } = recall(db);
    if (facts === null || view === null) return refuse('server.away');
    if (view.parts?.papers !== true) return refuse('part.off');
    const { serviceId, procedureCode, missingPapers, language = 'vi' } = body;
    const service = view.services[serviceId];
    if (service === undefined) return refuse('service.unknown', { field: 'serviceId' });
    const procedure = service.procedures.find(({ code }) => code === procedureCode);
    if (procedure === undefined) return refuse('procedure.unknown', { field: 'procedureCode' });
    const wrong = wrongMissing({ papers: true }, procedure.papers.length, missingPapers);
    if (wrong !== undefined) return wrong;
    const content = papersSlip({
      office: view.office,
      timeZone: facts.timeZone,
      language,
      service: service.name,
      procedure,
      missing: missingPapers,
      baseUrl: facts.publicUrl ?? serverUrl,
      printedAt: clock.now(),
    });
    const { pageUrl } = content;
    if (!hasPrinter) return { pageUrl, print: { jobId: null, state: 'no-printer' } };
    const id = `papers-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
    return { pageUrl, print: { jobId: queuePapers(db, id, content), state: 'queued' } };
  });
}
