import plugs from '@phosphor-icons/core/bold/plugs-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { Session } from '#common/web/session.ts';
import { SignIn } from '#common/web/sign-in.tsx';
import { choiceOf } from '../terminal/choices.ts';
import { slips } from '../terminal/late.ts';
import { age, clockOf } from '../terminal/phrases.ts';
import type { Situation } from '../terminal/situation.ts';
import { type Terminal, useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { ChoicePanel } from './choice-panel.tsx';
import { ClosedPanel } from './closed-panel.tsx';
import { IdlePanel } from './idle-panel.tsx';
import { noticesOf } from './notice-list.ts';
import { Notices } from './notices.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import './middle.css';
import './middle-narrow.css';
import './notices.css';
import './idle.css';

/** The citizen at the counter, or what stands in their place: a choice, a break, nobody, a new sign-in. */
export function Middle({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const terminal = useTerminal();
  const now = terminal.situation.value;
  if (terminal.expired.value) {
    return (
      <div class="middle-scroll">
        <SignIn inset note={words().expiredNote} onSignedIn={onSignedIn} />
      </div>
    );
  }
  if (now === undefined) return <p class="middle-wait">{words().why.noData}</p>;
  const panel = terminal.panel.value;
  const late = slips.value.value;
  if (panel?.kind === 'code' && late !== undefined)
    return <late.CodePanel key={panel.scanned} scanned={panel.scanned} />;
  if (panel !== undefined) return <ChoicePanel key={panel.kind} choice={choiceOf(panel, now, terminal)} />;
  const lost = terminal.live.link.value !== 'live';
  const { notices, more } = noticesOf(now);
  const bars = notices.length > 0 && <Notices notices={notices} more={more} />;
  // What must be known takes its room from the size of the number, not from the fold.
  return (
    <div class={lost || notices.length > 0 ? 'middle-scroll crowded' : 'middle-scroll'}>
      {lost && <Lost terminal={terminal} now={now} />}
      {now.seat !== 'mine' && <ClosedPanel now={now} />}
      {now.seat === 'mine' && now.ticket === undefined && <IdlePanel now={now} notices={bars} />}
      {now.seat === 'mine' && now.ticket !== undefined && (
        <>
          <TicketPanel now={now} ticket={now.ticket} />
          {bars}
        </>
      )}
    </div>
  );
}

/** Old data is never shown as if it were live (SPEC R11). */
function Lost({ terminal, now }: { terminal: Terminal; now: Situation }) {
  const at = terminal.live.lastAt.value;
  return (
    <section class="bar bar-bad">
      <Icon svg={plugs} />
      <div>
        <h2>{words().link.lostHeading}</h2>
        <p>
          {words().link.lostDetail(clockOf(new Date(at).toISOString(), now), age(now.now - at))}
          <span class="wide-words"> {words().link.lostKeys}</span>
        </p>
      </div>
    </section>
  );
}
