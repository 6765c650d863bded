import type { QueueTicket } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';
import { OpenKey } from './act-key.tsx';

/** Where this number goes when it is done here; only where the office uses it. */
export function ChainRow({ now: { view }, ticket: { next = [] } }: { now: Situation; ticket: QueueTicket }) {
  if (view.parts?.chains !== true && next.length === 0) return null;
  const names = next.flatMap((id) => view.services[id]?.shortName ?? []).map((name) => inLanguage(name));
  const { after, chainKey } = words().chain;
  return (
    <p class="dossier-row chain-row">
      {names.length > 0 && <b>{after(names.join(', '))}</b>}
      <OpenKey panel={{ kind: 'chain' }} label={chainKey} full={chainKey} />
    </p>
  );
}
