import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import type { QueueTicket, StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { minutesBetween } from '#common/web/time.ts';
import { words } from '../words.ts';

/** The five figures of the day. */
export function Figures({ view, now }: { view: StaffView; now: number }) {
  const text = words().figures;
  const waiting = Object.values(view.tickets).filter(({ state }) => state === 'waiting');
  const serving = Object.values(view.tickets).filter(({ state }) => state === 'serving').length;
  const longest = mostPressing(waiting, now);
  const late = longest !== undefined && Date.parse(longest.overdueAt) <= now;
  const half = view.today.halfWaitedUnder;
  const dossiers = waiting.reduce((sum, ticket) => sum + (ticket.dossiers ?? 1), 0);
  // Beside the numbers only where they differ (SPEC J134).
  const unit = (name: string, count: number, of: number): string =>
    count === of ? name : `${name} · ${text.dossiers(count)}`;
  const { completed } = view.today;
  return (
    <dl class="figures">
      <Figure
        name={text.waiting}
        value={waiting.length}
        unit={unit(text.people(waiting.length), dossiers, waiting.length)}
      />
      <Figure name={text.serving} value={serving} unit={text.counters(serving)} />
      <Figure
        name={text.completed}
        value={completed}
        unit={unit(text.turns(completed), view.today.dossiers ?? completed, completed)}
      />
      <Figure
        name={longest === undefined ? text.longest : text.longestLimit(limitOf(longest))}
        value={longest === undefined ? undefined : minutesBetween(Date.parse(longest.issuedAt), now)}
        unit={text.minutes}
        late={late}
      />
      <Figure name={text.half} value={half} unit={text.minutes} />
    </dl>
  );
}

/** The one furthest past its limit, else the one that waits longest. */
function mostPressing(waiting: readonly QueueTicket[], now: number): QueueTicket | undefined {
  const by = (key: 'overdueAt' | 'issuedAt') => (a: QueueTicket, b: QueueTicket) =>
    Date.parse(a[key]) - Date.parse(b[key]);
  const overdue = waiting.filter(({ overdueAt }) => Date.parse(overdueAt) <= now);
  return overdue.length > 0 ? [...overdue].sort(by('overdueAt'))[0] : [...waiting].sort(by('issuedAt'))[0];
}

const limitOf = ({ issuedAt, placeAt, overdueAt }: QueueTicket): number =>
  Math.round((Date.parse(overdueAt) - Date.parse(placeAt ?? issuedAt)) / 60_000);

interface FigureProps {
  readonly name: string;
  readonly value: number | undefined;
  readonly unit: string;
  readonly late?: boolean;
}

function Figure({ name, value, unit, late = false }: FigureProps) {
  return (
    <div class={late ? 'figure late' : 'figure'}>
      <dt>{name}</dt>
      <dd>
        {value === undefined ? (
          <span class="quiet figure-none">{words().figures.none}</span>
        ) : (
          <>
            <span class="figure-value">{value}</span> {unit} {late && <Icon svg={warning} size="24px" />}
          </>
        )}
      </dd>
    </div>
  );
}
