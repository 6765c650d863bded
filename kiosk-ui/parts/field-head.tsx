import type { KioskService } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { words } from '../words.ts';
import { Heading } from './heading.tsx';

/** Tile and name of a field; with the line as it stands now. */
export function FieldHead({ service, summary = false }: { service: KioskService; summary?: boolean }) {
  const name = inLanguage(service.name);
  return (
    <div class="field-head">
      <span class={service.prefix.length > 1 ? 'tile wide' : 'tile'} aria-hidden="true">
        {service.prefix}
      </span>
      <div>
        <Heading class={name.length > 20 ? 'long' : ''}>{name}</Heading>
        {summary && service.open && <Summary service={service} />}
      </div>
    </div>
  );
}

function Summary({ service: { waiting, estimate, counters } }: { service: KioskService }) {
  const text = words();
  const last = counters.at(-1);
  const numbers = counters.length > 1 ? `${counters.slice(0, -1).join(', ')}${text.field.or}${last}` : `${last}`;
  return (
    <p class="summary">
      <b>{waiting === 0 ? text.fields.noWait : text.fields.waitingOf(waiting)}</b>
      {waiting > 0 && estimate !== undefined && ` · ${text.field.about(text.minutes(estimate.low, estimate.high))}`}
      {last !== undefined && ` · ${text.field.counters(numbers)}`}
    </p>
  );
}
