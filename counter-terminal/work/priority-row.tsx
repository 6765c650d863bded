import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import card from '@phosphor-icons/core/bold/identification-card-bold.svg?raw';
import type { QueueTicket } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { setPriority } from '../terminal/press.ts';
import type { Situation } from '../terminal/situation.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { NoteText } from './note.tsx';
import { SmallKey } from './small-key.tsx';

/** A priority that was claimed at the kiosk without proof: the clerk confirms its class, chooses another or takes it off. */
export function PriorityRow({ now, ticket }: { now: Situation; ticket: QueueTicket }) {
  const { acts, canSend } = useTerminal();
  if (ticket.priorityClass === 'none') return null;
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
          <b>{unspecified ? text.claimed : text.named(inLanguage(named.name))}</b>
          <span>{confirmed ? text.confirmed : unspecified ? text.notConfirmed : text.claimedNotConfirmed}</span>
        </p>
        <SmallKey
          name="priority"
          label={confirmed ? text.change : text.confirm}
          cap
          {...(confirmed ? {} : { icon: check })}
        />
        <button
          type="button"
          class="small-key priority-remove"
          aria-label={text.removeLabel}
          aria-disabled={!canSend.value}
          aria-busy={acts.pending.value?.spot === remove.spot}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (canSend.value) acts.run(remove);
            else acts.say(remove.spot, 'info', () => words().why.lost);
          }}
        >
          {text.remove}
        </button>
      </div>
      <NoteText spots={['priority', 'priority-none']} />
    </section>
  );
}
