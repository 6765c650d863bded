import type { QueueTicket } from '#common/contract/views.ts';
import { asideState } from '../terminal/phrases.ts';
import { callTicket, returnTicket } from '../terminal/press.ts';
import type { Situation } from '../terminal/situation.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { ActKey } from './act-key.tsx';
import { NoteText } from './note.tsx';

/** Numbers outside the line: parked, missed, or just back. Each can be called at once or put back into the line. */
export function AsideList() {
  const now = useTerminal().situation.value;
  if (now === undefined || now.aside.length === 0) return null;
  return (
    <>
      <h2>{words().queue.aside}</h2>
      <ul class="aside-list">
        {now.aside.map((ticket) => (
          <AsideRow key={ticket.id} ticket={ticket} now={now} />
        ))}
      </ul>
    </>
  );
}

function AsideRow({ ticket, now }: { ticket: QueueTicket; now: Situation }) {
  const call = callTicket(now, ticket.id, `call-${ticket.id}`);
  const closed = now.seat === 'mine' ? undefined : () => words().why.closed;
  const back = returnTicket(ticket.id, `return-${ticket.id}`);
  return (
    <li>
      <div class="aside-row">
        <p>
          <b>{ticket.label}</b>
          <span>{asideState(ticket, now)}</span>
        </p>
        {ticket.state !== 'waiting' && (
          <ActKey act={back} label={words().queue.back} full={words().queue.backLabel(ticket.label)} why={closed} />
        )}
        <ActKey
          act={call}
          label={words().queue.call}
          full={words().queue.callLabel(ticket.label, now.ticket?.label)}
          why={now.paused ? () => words().why.paused : closed}
        />
      </div>
      <NoteText spots={[call.spot, back.spot]} />
    </li>
  );
}
