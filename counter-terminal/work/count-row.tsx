import type { QueueTicket } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';

/** How many dossiers this number stands for, and in the lane for many the field that was asked for (SPEC J132). */
export function CountRow({ now: { view }, ticket }: { now: Situation; ticket: QueueTicket }) {
  const { dossiers = 1, cameFor = '' } = ticket;
  const field = view.services[cameFor];
  if (dossiers === 1 && field === undefined) return null;
  const { many, cameForField } = words().ticket;
  return (
    <p class="ticket-count">
      <b>{many(dossiers)}</b>
      {field !== undefined && ` · ${cameForField(inLanguage(field.shortName))}`}
    </p>
  );
}
