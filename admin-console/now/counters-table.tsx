import circle from '@phosphor-icons/core/fill/circle-fill.svg?raw';
import pause from '@phosphor-icons/core/fill/pause-circle-fill.svg?raw';
import user from '@phosphor-icons/core/fill/user-fill.svg?raw';
import type { StaffCounter, StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { minutesBetween } from '#common/web/time.ts';
import { words } from '../words.ts';

/** Who sits where, for whom, and since when. */
export function CountersTable({ view, now }: { view: StaffView; now: number }) {
  const text = words().now;
  const counters = Object.values(view.counters).sort((a, b) => a.number - b.number);
  return (
    <section aria-labelledby="counters-heading">
      <h2 id="counters-heading">{text.counters}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{text.counter}</th>
            <th scope="col">{text.staff}</th>
            <th scope="col">{text.serves}</th>
            <th scope="col">{text.doing}</th>
            <th scope="col" class="right">
              {text.time}
            </th>
            <th scope="col" class="right">
              {text.completed}
            </th>
          </tr>
        </thead>
        <tbody>
          {counters.map((counter) => (
            <Row key={counter.id} counter={counter} view={view} now={now} />
          ))}
        </tbody>
      </table>
      {counters.length === 0 && <p class="quiet">{text.noCounters}</p>}
    </section>
  );
}

function Row({ counter, view, now }: { counter: StaffCounter; view: StaffView; now: number }) {
  const prefixes = counter.serviceIds.map((id) => view.services[id]?.prefix ?? '').filter((prefix) => prefix !== '');
  const { since } = doing(counter, view);
  return (
    <tr>
      <td>
        <span class="plate small">{counter.number}</span>
      </td>
      <td>{counter.session?.staffName ?? ''}</td>
      <td>
        <strong>{prefixes.join(', ')}</strong>
      </td>
      <td>
        <Doing counter={counter} view={view} />
      </td>
      <td class="right">{since === undefined ? '' : words().minutes(minutesBetween(since, now))}</td>
      <td class="right">
        <strong>{counter.completedToday}</strong>
      </td>
    </tr>
  );
}

function Doing({ counter, view }: { counter: StaffCounter; view: StaffView }) {
  const { kind, label } = doing(counter, view);
  const text = words().now.does;
  switch (kind) {
    case 'closed':
      return <span class="quiet">{text.closed}</span>;
    case 'paused':
      return (
        <span class="state quiet">
          <Icon svg={pause} size="18px" /> {text.paused(counter.session?.pauseReason)}
        </span>
      );
    case 'free':
      return (
        <span class="state quiet">
          <Icon svg={circle} size="18px" /> {text.free}
        </span>
      );
    default:
      return (
        <span class="state ok">
          <Icon svg={user} size="18px" /> {kind === 'called' ? text.called(label) : text.serving(label)}
        </span>
      );
  }
}

interface DoingNow {
  readonly kind: 'closed' | 'paused' | 'free' | 'called' | 'serving';
  readonly label: string;
  readonly since?: number;
}

function doing({ session, ticketId }: StaffCounter, view: StaffView): DoingNow {
  const ticket = ticketId === undefined ? undefined : view.tickets[ticketId];
  if (ticket !== undefined) {
    return {
      kind: ticket.state === 'called' ? 'called' : 'serving',
      label: ticket.label,
      since: Date.parse(ticket.since),
    };
  }
  if (session === undefined) return { kind: 'closed', label: '' };
  if (session.pausedAt !== undefined) return { kind: 'paused', label: '', since: Date.parse(session.pausedAt) };
  return { kind: 'free', label: '' };
}
