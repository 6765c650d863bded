import type { QueueTicket } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';
import { OpenKey } from './act-key.tsx';

/** How many dossiers this number stands for, with a key that puts it right (SPEC J137), and in the lane for many the field that
 *  was asked for (J132). */
export function CountRow({ now: { view }, ticket }: { now: Situation; ticket: QueueTicket }) {
  const { dossiers = 1, cameFor = '' } = ticket;
  const field = view.services[cameFor];
  const counted = view.parts?.dossierCounts === true;
  if (dossiers === 1 && field === undefined && !counted) return null;
  const { many, cameForField, countKey, countKeyFull } = words().ticket;
  return (
    <p class="ticket-count">
      <b>{many(dossiers)}</b>
      {field !== undefined && ` · ${cameForField(inLanguage(field.shortName))}`}{' '}
      {counted && <OpenKey panel={{ kind: 'count' }} label={countKey} full={countKeyFull} />}
    </p>
  );
}
