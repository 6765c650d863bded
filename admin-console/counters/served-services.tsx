import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { Complaint } from '../parts/field-frame.tsx';
import { OrderList } from '../parts/order-list.tsx';
import type { ServiceItem } from '../resource.ts';
import { words } from '../words.ts';

export interface ServedServicesProps {
  readonly services: readonly ServiceItem[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly error: string | undefined;
  readonly locked: boolean;
}

/** What a counter serves: the first with somebody waiting is called first, so the order matters. */
export function ServedServices({ services, chosen, onChange, error, locked }: ServedServicesProps) {
  const text = words().counters;
  const rest = services.filter(({ id }) => !chosen.includes(id));
  return (
    <section class="form-part">
      <h3>{text.serves}</h3>
      <p class="quiet">{chosen.length === 0 ? text.servesNothingYet : text.servesHint}</p>
      <OrderList
        label={text.serves}
        locked={locked}
        items={chosen.flatMap((id) => {
          const service = services.find((entry) => entry.id === id);
          return service === undefined
            ? []
            : [{ id, name: inLanguage(service.name), content: <Named service={service} /> }];
        })}
        onOrder={onChange}
        onRemove={(id) => onChange(chosen.filter((other) => other !== id))}
      />
      <Complaint id="served" error={error} />
      {!locked && rest.length > 0 && (
        <>
          <h4>{text.addService}</h4>
          <ul class="chips">
            {rest.map((service) => (
              <li key={service.id}>
                <button type="button" class="chip" onClick={() => onChange([...chosen, service.id])}>
                  <Icon svg={plus} size="16px" /> <Named service={service} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Named({ service }: { service: ServiceItem }) {
  return (
    <span class="with-tile">
      <span class="tile small">{service.prefix}</span> {inLanguage(service.shortName)}
      {!service.active && <span class="quiet">({words().services.hidden})</span>}
    </span>
  );
}
