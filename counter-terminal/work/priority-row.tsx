import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import card from '@phosphor-icons/core/bold/identification-card-bold.svg?raw';
import type { QueueTicket } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { setPriority } from '../terminal/press.ts';
import type { Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';
import { ActKey, OpenKey } from './act-key.tsx';
import { NoteText } from './note.tsx';
import { SmallKey } from './small-key.tsx';

/** A priority that was claimed at the kiosk without proof: the clerk confirms its class, chooses another or takes it off. */
export function PriorityRow({ now, ticket }: { now: Situation; ticket: QueueTicket }) {
  if (ticket.priorityClass === 'none' || ticket.priorityClass === 'appointment') return null;
  const text = words().priority;
  const named = now.view.priorityClasses.find((entry) => entry.code === ticket.priorityClass);
  const unspecified = ticket.priorityClass === 'unspecified' || named === undefined;
  const confirmed = ticket.priorityConfirmed && !unspecified;
  const remove = setPriority(ticket.id, 'none', 'priority-none');
  return (
    <section class="priority">
      <div class="priority-row">
        <Icon svg={card} size="28px" />
        <p>
          <b>{unspecified ? text.claimed : inLanguage(named.name)}</b>
          <span>{confirmed ? text.confirmed : unspecified ? text.notConfirmed : text.claimedNotConfirmed}</span>
        </p>
        <SmallKey
          name="priority"
          label={confirmed ? text.change : unspecified ? text.confirmClass : text.confirm}
          cap
          {...(confirmed ? {} : { icon: check })}
        />
        {now.view.parts?.reasons === true ? (
          <OpenKey panel={{ kind: 'lower' }} label={text.remove} full={text.removeLabel} class="priority-remove" />
        ) : (
          <ActKey act={remove} label={text.remove} full={text.removeLabel} class="priority-remove" />
        )}
      </div>
      <NoteText spots={['priority', 'priority-none']} />
    </section>
  );
}
