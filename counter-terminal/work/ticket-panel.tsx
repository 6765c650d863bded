import type { QueueTicket } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { minutesBetween } from '#common/web/time.ts';
import { clockOf, fieldOf } from '../terminal/phrases.ts';
import type { Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';
import { BigLabel } from './big-label.tsx';
import { ChainRow } from './chain-row.tsx';
import { CountRow } from './count-row.tsx';
import { DossierRow } from './dossier-row.tsx';
import { PaperList } from './paper-list.tsx';
import { PriorityRow } from './priority-row.tsx';

/** The citizen at the counter: number, what they came for, how long they waited and why they were called. */
export function TicketPanel({ now, ticket }: { now: Situation; ticket: QueueTicket }) {
  const service = fieldOf(ticket, now);
  const procedure = service?.procedures.find((entry) => entry.code === ticket.procedureCode);
  const calledAt = ticket.calledAt ?? ticket.since;
  const { facts, reason } = words().ticket;
  const waited = minutesBetween(Date.parse(ticket.issuedAt), Date.parse(calledAt));
  return (
    <article class="ticket">
      <TicketState now={now} ticket={ticket} />
      <BigLabel text={ticket.label} />
      <h2 class="ticket-work">
        {procedure !== undefined ? inLanguage(procedure.name) : service === undefined ? '' : inLanguage(service.name)}
      </h2>
      <CountRow now={now} ticket={ticket} />
      <p class="ticket-facts">
        {facts(clockOf(ticket.issuedAt, now), waited, ticket.calls)}
        {ticket.callReason !== undefined && ` · ${reason[ticket.callReason]}`}
      </p>
      <hr />
      <PriorityRow now={now} ticket={ticket} />
      <PaperList />
      <DossierRow />
      <ChainRow now={now} ticket={ticket} />
    </article>
  );
}

function TicketState({ now, ticket }: { now: Situation; ticket: QueueTicket }) {
  const { called, serving, calledAt, startedAt, now: justNow } = words().ticket;
  const isServing = ticket.state === 'serving';
  const since = isServing ? (ticket.startedAt ?? ticket.since) : (ticket.calledAt ?? ticket.since);
  const minutes = minutesBetween(Date.parse(since), now.now);
  const time = clockOf(since, now);
  return (
    <div class="middle-top">
      <h2>
        {isServing ? serving : called}
        {now.paused && <span class="added">{words().idle.paused}</span>}
      </h2>
      <p>
        <span class="wide-words">{isServing ? startedAt(time) : calledAt(time)} · </span>
        <b>{minutes < 1 ? justNow : words().minutes(minutes)}</b>
      </p>
    </div>
  );
}
