/** The class that was claimed: confirmed, changed, or taken off with the reason that the office asks for (SPEC J13). */
import type { LowerReason } from '#common/contract/ticket.ts';
import { inLanguage } from '#common/web/language.ts';
import { words } from '../words.ts';
import type { Choice, Option } from './choices.ts';
import { setPriority, tryAct } from './press.ts';
import type { Situation } from './situation.ts';
import type { Terminal } from './terminal.ts';

/** Why nothing is left of it; that another class applies is said by choosing that one. */
const REASONS = ['not-shown', 'not-applicable', 'mistake', 'declined'] as const satisfies readonly LowerReason[];

/** The office's classes, the claimed one first; then none. */
export function priorityChoice(situation: Situation, terminal: Terminal): Choice {
  const { ticket, view } = situation;
  const claimed = ticket?.priorityClass;
  const classes = view.priorityClasses
    .filter(({ code }) => code !== 'none' && code !== 'unspecified')
    .sort((a, b) => Number(b.code === claimed) - Number(a.code === claimed) || a.rank - b.rank);
  return {
    heading: words().choices.priority(ticket?.label ?? ''),
    empty: '',
    options: [
      ...classes.map(
        (entry): Option => ({
          id: `class-${entry.code}`,
          text: inLanguage(entry.name),
          ...(entry.code === claimed ? { detail: words().choices.claimed } : {}),
          choose: () => tryAct(terminal, setPriority(ticket?.id ?? '', entry.code, `class-${entry.code}`)),
        }),
      ),
      ...offOptions(situation, terminal),
    ],
  };
}

/** Only the reasons, after «Bỏ». */
export function lowerChoice(situation: Situation, terminal: Terminal): Choice {
  const heading = words().choices.lower(situation.ticket?.label ?? '');
  return { heading, empty: '', options: offOptions(situation, terminal) };
}

/** Each reason is a choice of its own, so that it costs no key more than «Không ưu tiên» alone. */
function offOptions({ ticket, view }: Situation, terminal: Terminal): Option[] {
  const text = words().choices;
  const asksWhy = view.parts?.reasons === true && ticket?.priorityClass !== 'none';
  if (!asksWhy) {
    const off = setPriority(ticket?.id ?? '', 'none', 'class-none');
    return [{ id: 'class-none', text: text.noPriority, choose: () => tryAct(terminal, off) }];
  }
  return REASONS.map((reason): Option => {
    const off = setPriority(ticket?.id ?? '', 'none', `class-none-${reason}`, reason);
    return {
      id: `class-none-${reason}`,
      text: text.noPriority,
      detail: text.lowerReasons[reason],
      choose: () => tryAct(terminal, off),
    };
  });
}
