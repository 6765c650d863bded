import type { QueueTicket } from '#common/contract/views.ts';
import type { Act } from '../terminal/acts.ts';
import { asideState } from '../terminal/phrases.ts';
import { callTicket, returnTicket } from '../terminal/press.ts';
import type { Situation } from '../terminal/situation.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
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
  const back = returnTicket(ticket.id, `return-${ticket.id}`);
  return (
    <li>
      <div class="aside-row">
        <p>
          <b>{ticket.label}</b>
          <span>{asideState(ticket, now)}</span>
        </p>
        {ticket.state !== 'waiting' && (
          <RowKey act={back} label={words().queue.back} full={words().queue.backLabel(ticket.label)} />
        )}
        <RowKey act={call} label={words().queue.call} full={words().queue.callLabel(ticket.label, now.ticket?.label)} />
      </div>
      <NoteText spots={[call.spot, back.spot]} />
    </li>
  );
}

/** A key of a row: its act needs nothing but the server, an open counter, and for a call no pause. */
function RowKey({ act, label, full }: { act: Act; label: string; full: string }) {
  const { acts, canSend, situation } = useTerminal();
  const calls = act.path.endsWith('/call');
  const paused = calls && situation.value?.paused === true;
  const live = canSend.value && situation.value?.seat === 'mine' && !paused;
  return (
    <button
      type="button"
      class="small-key"
      aria-label={full}
      aria-disabled={!live}
      aria-busy={acts.pending.value?.spot === act.spot}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (live) acts.run(act);
        else acts.say(act.spot, 'info', () => (paused ? words().why.paused : words().why.lost));
      }}
    >
      {label}
    </button>
  );
}
