/** A number that this kiosk gives by itself: ticket, answer and slip in one transaction (SPEC G12, W1). */
import type { IssueAnswer, IssueBody } from '#common/contract/commands.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import { openingAt } from '#server/domain/calendar.ts';
import { label } from '#server/domain/numbering.ts';
import { wrongMissing } from '#server/domain/papers.ts';
import { momentFormat } from '#server/moment.ts';
import { procedureOnSlip } from '#server/papers-slip.ts';
import { makeFollowToken } from '#server/secrets.ts';
import type { OfficeClock } from './clock.ts';
import { dayNow, recall, remember } from './memory.ts';
import { queueSlip } from './own-slips.ts';
import { tickets } from './schema.ts';
import type { AgentStore } from './store.ts';
import { takeNumber } from './till.ts';

export interface OwnTicketParts {
  readonly store: AgentStore;
  readonly clock: OfficeClock;
  /** Names this run of the program. */
  readonly boot: string;
  readonly serverUrl: string;
  readonly hasPrinter: boolean;
  newId(): string;
}

/** Gives the next number of the service's blocks, or says why not. */
export function ownTicket(
  parts: OwnTicketParts,
  body: IssueBody,
  key: string,
  fingerprint: string,
): IssueAnswer | Refusal {
  const { store, clock, newId } = parts;
  return store.write((db) => {
    const { facts, view } = recall(db);
    const service = view?.services[body.serviceId];
    if (facts === null || view === null) return refuse('numbers.used-up');
    if (service === undefined) return refuse('service.unknown', { field: 'serviceId' });
    const now = clock.now();
    if (!openingAt(facts.hours, now, facts.timeZone).open) return refuse('service.closed');
    const { procedureCode = null, priorityClass = 'none', language = 'vi', dossiers = 1 } = body;
    const procedure = service.procedures.find(({ code }) => code === procedureCode);
    if (procedureCode !== null && procedure === undefined) {
      return refuse('procedure.unknown', { field: 'procedureCode' });
    }
    const { missingPapers: missing } = body;
    const papersOn = view.parts?.papers === true;
    const wrong = wrongMissing({ papers: papersOn }, procedure?.papers.length, missing);
    if (wrong !== undefined) return wrong;
    // Kept on the number; who sits at the lane nobody knows here, so it waits in the field that was asked for (SPEC J135).
    if (dossiers > 1 && view.parts?.dossierCounts !== true) return refuse('part.off', { field: 'dossiers' });
    const counted = dossiers === 1 ? {} : { dossiers };
    const businessDay = dayNow(facts, now);
    const taken = takeNumber(db, service.id, businessDay);
    if (taken === undefined) return refuse('numbers.used-up');
    const id = newId();
    const token = makeFollowToken();
    const followUrl = `${facts.publicUrl ?? parts.serverUrl}/t/${token}`;
    const name = label(taken.prefix, taken.number);
    const jobId = parts.hasPrinter
      ? queueSlip(db, newId(), {
          kind: 'ticket',
          language,
          timeZone: facts.timeZone,
          office: { name: view.office.name, place: view.office.place },
          label: name,
          service: service.name,
          counters: service.counters,
          ahead: null,
          estimate: null,
          issuedAt: now,
          printedAt: now,
          followUrl,
          procedure: procedureOnSlip(procedure, papersOn),
          ...(missing === undefined ? {} : { missing }),
          ...counted,
        })
      : null;
    const answer: IssueAnswer = {
      ticket: {
        id,
        label: name,
        serviceId: service.id,
        procedureCode,
        priorityClass,
        priorityConfirmed: false,
        state: 'waiting',
        counterId: null,
        businessDay,
        issuedAt: momentFormat(facts.timeZone)(now),
        calledAt: null,
        startedAt: null,
        endedAt: null,
        calls: 0,
        callReason: null,
        ...counted,
      },
      token,
      followUrl,
      print: { jobId, state: jobId === null ? 'no-printer' : 'queued' },
      ahead: 0,
      estimate: null,
      counters: [...service.counters],
      cutOff: true,
    };
    db.insert(tickets)
      .values({
        id,
        businessDay,
        serviceId: service.id,
        ...taken,
        label: name,
        origin: 'block',
        procedureCode,
        priorityClass,
        language,
        issuedAt: now,
        token,
        key,
        fingerprint,
        answer,
        state: 'held',
        ...(clock.confirmed ? {} : { boot: parts.boot, bootMs: clock.ticks() }),
      })
      .run();
    remember(db, { seenAt: now, offsetMs: clock.offsetMs });
    return answer;
  });
}
