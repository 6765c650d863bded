/** Giving a number: the server's while it answers, else one of this kiosk's own (SPEC G10–G13). */
import type { IssueAnswer, IssueBody } from '#common/contract/commands.ts';
import type { Problem, Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { SpoolLogger } from '#server/printing/types.ts';
import { recall } from './memory.ts';
import { type OwnTicketParts, ownTicket } from './own-ticket.ts';
import { tickets } from './schema.ts';
import { splitLabel } from './split-label.ts';
import { ticketByKey } from './tickets.ts';
import type { Upstream } from './upstream.ts';

export type Given =
  | { readonly kind: 'given'; readonly answer: IssueAnswer; readonly again: boolean; readonly own: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The server's own "no", as it came. */
  | { readonly kind: 'passed'; readonly problem: Problem; readonly retryAfter?: string };

export interface GiverParts extends OwnTicketParts {
  readonly upstream: Pick<Upstream, 'issue'>;
  /** Whether the server is to be asked. */
  live(): boolean;
  readonly logger: SpoolLogger;
}

export interface Giver {
  /** The same key always gets the same number, also after a restart in between. */
  give(body: IssueBody, key: string): Promise<Given>;
}

export function createGiver(parts: GiverParts): Giver {
  const { store, upstream, logger } = parts;
  /** Two requests with one key, side by side: the second waits for the first one's number. */
  const underway = new Map<string, Promise<Given>>();

  async function decide(body: IssueBody, key: string, fingerprint: string): Promise<Given> {
    const kept = ticketByKey(store.db, key);
    if (kept !== undefined) {
      if (kept.fingerprint !== fingerprint) return refusal(refuse('idempotency.mismatch'));
      return { kind: 'given', answer: kept.answer, again: true, own: kept.origin === 'block' };
    }
    const memory = recall(store.db);
    if (memory.token === null || memory.shutOut) return refusal(refuse('auth.required'));
    if (!parts.live()) return own(body, key, fingerprint);
    const reply = await upstream.issue(body, key);
    if (reply.kind === 'answer') {
      keep(reply.body, body, key, fingerprint);
      return { kind: 'given', answer: reply.body, again: reply.status === 200, own: false };
    }
    if (reply.kind === 'refusal' && reply.status < 500) {
      const { problem, retryAfter } = reply;
      return { kind: 'passed', problem, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
    logger.warn(
      { why: reply.kind === 'lost' ? reply.why : reply.problem.code },
      'the server gave no number: this kiosk gives one of its own',
    );
    const given = own(body, key, fingerprint);
    // The server's own words say more than that the blocks are used up.
    return given.kind === 'refused' && reply.kind === 'refusal' ? { kind: 'passed', problem: reply.problem } : given;
  }

  function own(body: IssueBody, key: string, fingerprint: string): Given {
    const given = ownTicket(parts, body, key, fingerprint);
    return isRefusal(given) ? refusal(given) : { kind: 'given', answer: given, again: false, own: true };
  }

  /** Before the citizen sees it: a server that loses it later gets it back from here. */
  function keep(answer: IssueAnswer, body: IssueBody, key: string, fingerprint: string): void {
    const { ticket, token } = answer;
    const view = recall(store.db).view;
    const { prefix, number } = splitLabel(ticket.label, view?.services[ticket.serviceId]?.prefix);
    store.write((db) =>
      db
        .insert(tickets)
        .values({
          id: ticket.id,
          businessDay: ticket.businessDay,
          serviceId: ticket.serviceId,
          prefix,
          number,
          label: ticket.label,
          origin: 'server',
          procedureCode: ticket.procedureCode,
          priorityClass: ticket.priorityClass,
          language: body.language ?? 'vi',
          issuedAt: Date.parse(ticket.issuedAt),
          token,
          key,
          fingerprint,
          answer,
          state: 'known',
        })
        .onConflictDoNothing()
        .run(),
    );
  }

  return {
    async give(body, key) {
      const fingerprint = JSON.stringify([
        body.serviceId,
        body.procedureCode ?? null,
        body.priorityClass ?? null,
        body.language ?? null,
        ...(body.missingPapers === undefined ? [] : [body.missingPapers]),
        ...(body.dossiers === undefined ? [] : [{ dossiers: body.dossiers }]),
      ]);
      const before = underway.get(key);
      if (before !== undefined) {
        await before;
        return decide(body, key, fingerprint);
      }
      const now = decide(body, key, fingerprint).finally(() => underway.delete(key));
      underway.set(key, now);
      return now;
    },
  };
}

const refusal = (reason: Refusal): Given => ({ kind: 'refused', refusal: reason });
