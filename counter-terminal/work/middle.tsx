import plugs from '@phosphor-icons/core/bold/plugs-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { Session } from '#common/web/session.ts';
import { SignIn } from '#common/web/sign-in.tsx';
import { choiceOf } from '../terminal/choices.ts';
import { age, clockOf } from '../terminal/phrases.ts';
import type { Situation } from '../terminal/situation.ts';
import { type Terminal, useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { ChoicePanel } from './choice-panel.tsx';
import { ClosedPanel } from './closed-panel.tsx';
import { IdlePanel } from './idle-panel.tsx';
import { Notices } from './notices.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import './middle.css';
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
  if (panel !== undefined) return <ChoicePanel key={panel.kind} choice={choiceOf(panel, now, terminal)} />;
  return (
    <div class="middle-scroll">
      {terminal.live.link.value !== 'live' && <Lost terminal={terminal} now={now} />}
      {content(now)}
      {now.seat === 'mine' && <Notices now={now} />}
    </div>
  );
}

function content(now: Situation) {
  if (now.seat !== 'mine') return <ClosedPanel now={now} />;
  return now.ticket === undefined ? <IdlePanel now={now} /> : <TicketPanel now={now} ticket={now.ticket} />;
}

/** Old data is never shown as if it were live (SPEC R11). */
function Lost({ terminal, now }: { terminal: Terminal; now: Situation }) {
  const at = terminal.live.lastAt.value;
  return (
    <section class="bar bar-bad">
      <Icon svg={plugs} />
      <div>
        <h2>{words().link.lostHeading}</h2>
        <p>{words().link.lostDetail(clockOf(new Date(at).toISOString(), now), age(now.now - at))}</p>
      </div>
    </section>
  );
}
