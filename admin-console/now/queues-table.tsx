import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import type { StaffService, StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { minutesBetween } from '#common/web/time.ts';
import { words } from '../words.ts';

/** The lines, one a field. */
export function QueuesTable({ view, now }: { view: StaffView; now: number }) {
  const text = words().now;
  const services = Object.values(view.services)
    .filter(({ active, waiting }) => active || waiting > 0)
    .sort((a, b) => a.position - b.position);
  return (
    <section aria-labelledby="queues-heading">
      <h2 id="queues-heading">{text.queues}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{text.service}</th>
            <th scope="col" class="right">
              {text.waiting}
            </th>
            <th scope="col" class="right">
              {text.longest}
            </th>
            <th scope="col" class="right">
              {text.estimate}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <Row key={service.id} service={service} view={view} now={now} />
          ))}
        </tbody>
      </table>
      {services.length === 0 && <p class="quiet">{text.noServices}</p>}
    </section>
  );
}

function Row({ service, view, now }: { service: StaffService; view: StaffView; now: number }) {
  const text = words().now;
  const waiting = Object.values(view.tickets).filter(
    (ticket) => ticket.state === 'waiting' && ticket.serviceId === service.id,
  );
  const oldest = Math.min(...waiting.map(({ issuedAt }) => Date.parse(issuedAt)));
  const late = waiting.some(({ overdueAt }) => Date.parse(overdueAt) <= now);
  const { estimate } = service;
  return (
    <tr>
      <td>
        <span class="with-tile">
          <span class="tile small">{service.prefix}</span> {inLanguage(service.shortName)}
        </span>
      </td>
      <td class="right">
        <strong>{waiting.length}</strong>
      </td>
      <td class="right">
        {waiting.length === 0 ? (
          <span class="quiet">–</span>
        ) : (
          <span class={late ? 'state warn' : undefined}>
            {late && <Icon svg={warning} size="18px" />} {words().minutes(minutesBetween(oldest, now))}
          </span>
        )}
      </td>
      <td class="right">
        {waiting.length === 0 ? (
          <span class="quiet">{text.interval(0, 0)}</span>
        ) : estimate === undefined ? (
          <span class="quiet">{text.noEstimate}</span>
        ) : (
          text.interval(estimate.low, estimate.high)
        )}
      </td>
    </tr>
  );
}
