import type { ApiResult } from '#common/web/api.ts';
import { inLanguage } from '#common/web/language.ts';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { OrderList } from '../parts/order-list.tsx';
import { type ServiceItem, services } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

/** The order of the fields at the kiosk and on the lobby screen. */
export function ServiceOrder({ list }: { list: readonly ServiceItem[] }) {
  const text = words().services;
  const form = useForm<{ readonly ids: readonly string[] }>({
    saved: { ids: list.map(({ id }) => id) },
    send: ({ ids }) => saveOrder(list, ids),
    onSaved: () => void services.reload(),
  });
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <h2>{text.order}</h2>
      <p class="quiet">{text.orderWhy}</p>
      <OrderList
        label={text.order}
        locked={form.locked}
        items={form.value.ids.flatMap((id) => {
          const service = list.find((entry) => entry.id === id);
          if (service === undefined) return [];
          const name = inLanguage(service.name);
          const content = (
            <span class="with-tile">
              <span class="tile small">{service.prefix}</span> {name}
            </span>
          );
          return [{ id, name, content }];
        })}
        onOrder={(ids) => form.change({ ids })}
      />
      <FormBar form={form} />
    </form>
  );
}

/** Only those whose place changed; the first refusal ends it, and what was moved already stays visible in the list. */
async function saveOrder(list: readonly ServiceItem[], ids: readonly string[]): Promise<ApiResult<unknown>> {
  let last: ApiResult<unknown> = { ok: true, status: 200, body: undefined };
  for (const [position, id] of ids.entries()) {
    if (list.find((service) => service.id === id)?.position === position) continue;
    last = await send(`/api/services/${id}`, { method: 'PATCH', body: { position } });
    if (!last.ok) {
      void services.reload();
      return last;
    }
  }
  return last;
}
