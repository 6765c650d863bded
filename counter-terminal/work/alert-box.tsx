import bell from '@phosphor-icons/core/bold/bell-ringing-bold.svg?raw';
import hand from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { age, clockOf, lateDetail } from '../terminal/phrases.ts';
import type { Alert, Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';
import { NoteText } from './note.tsx';
import { SmallKey } from './small-key.tsx';

/** What needs the clerk first, with its own key 9: never a dialog. */
export function AlertBox({ alert, now }: { alert: Alert; now: Situation }) {
  const text = words().alert;
  const help = alert.kind === 'help';
  const heading = help ? text.help(alert.help.deviceLabel) : text.call(alert.late.ticket.label, alert.late.minutes);
  const detail = help
    ? text.helpSince(clockOf(alert.help.at, now), age(now.now - Date.parse(alert.help.at)))
    : lateDetail(alert.late, now);
  return (
    <section class="alert-box" aria-label={words().keys.alert}>
      <h2>
        <Icon svg={help ? hand : warning} size="28px" />
        <span>{heading}</span>
      </h2>
      <p>{detail}</p>
      <SmallKey
        name="alert"
        icon={help ? hand : bell}
        label={help ? text.helpKey : text.callKey(alert.late.ticket.label)}
        cap
        class="alert-key"
      />
      <NoteText spots={['alert']} />
    </section>
  );
}
