import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import type { Procedure, ServiceBody } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { CheckField } from '../parts/choice-fields.tsx';
import { Complaint } from '../parts/field-frame.tsx';
import { TextField } from '../parts/fields.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { OrderList } from '../parts/order-list.tsx';
import { Remove } from '../parts/remove.tsx';
import { type ServiceItem, services } from '../resource.ts';
import { goTo, href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

interface Draft {
  readonly prefix: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly hint: Bilingual;
  readonly active: boolean;
  readonly procedures: readonly Procedure[];
}

const NO_TEXT: Bilingual = { vi: '', en: '' };

function draftOf(service: ServiceItem | undefined): Draft {
  if (service === undefined) {
    return { prefix: '', name: NO_TEXT, shortName: NO_TEXT, hint: NO_TEXT, active: true, procedures: [] };
  }
  const { prefix, name, shortName, hint, active, procedures } = service;
  return { prefix, name, shortName, hint: hint ?? NO_TEXT, active, procedures };
}

/** What is left empty is not sent: the server takes the name for a missing short name. */
function bodyOf({ prefix, name, shortName, hint, active, procedures }: Draft): ServiceBody {
  return {
    prefix,
    name,
    shortName: shortName.vi.trim() === '' ? name : shortName,
    hint: hint.vi.trim() === '' ? null : hint,
    active,
    procedures: [...procedures],
  };
}

function check({ prefix, name, hint }: Draft): Complaints {
  const text = words();
  return {
    ...(/^([A-Z]{0,2}|[0-9]{0,2})$/.test(prefix) ? {} : { prefix: text.services.prefixRule }),
    ...(name.vi.trim() === '' ? { 'name/vi': text.form.required } : {}),
    ...(hint.vi.trim() === '' && hint.en.trim() !== '' ? { 'hint/vi': text.form.vietnameseFirst } : {}),
  };
}

/** One field of work: how it is called, its prefix, its procedures. */
export function ServiceForm({ service }: { service?: ServiceItem }) {
  const text = words().services;
  const form = useForm<Draft, { id: string }>({
    saved: draftOf(service),
    check,
    fresh: service === undefined,
    send: (draft) =>
      service === undefined
        ? send('/api/services', { method: 'POST', body: bodyOf(draft) })
        : send(`/api/services/${service.id}`, { method: 'PATCH', body: bodyOf(draft) }),
    onSaved: ({ id }) => {
      void services.reload().then(() => {
        if (service === undefined) goTo('services', id);
      });
    },
  });
  const { value, locked, errorAt, change } = form;
  const at = (path: string) => (language: 'vi' | 'en') => errorAt(`${path}/${language}`);
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <h2>{service === undefined ? text.newHeading : inLanguage(service.name)}</h2>
      <TextField
        label={text.prefix}
        hint={text.prefixHint(value.prefix)}
        narrow
        maxLength={2}
        value={value.prefix}
        error={errorAt('prefix')}
        locked={locked}
        onInput={(prefix) => change({ prefix: prefix.toUpperCase() })}
      />
      <BilingualField
        label={text.name}
        value={value.name}
        errorAt={at('name')}
        locked={locked}
        onInput={(name) => change({ name })}
      />
      <BilingualField
        label={text.shortName}
        hint={text.shortNameHint}
        value={value.shortName}
        errorAt={at('shortName')}
        locked={locked}
        onInput={(shortName) => change({ shortName })}
      />
      <BilingualField
        label={text.hint}
        hint={text.hintHint}
        value={value.hint}
        errorAt={at('hint')}
        locked={locked}
        onInput={(hint) => change({ hint })}
      />
      <CheckField
        label={text.active}
        hint={text.activeHint}
        value={value.active}
        locked={locked}
        onInput={(active) => change({ active })}
      />
      {service !== undefined && (
        <section class="form-part">
          <h3>{text.procedures}</h3>
          {value.procedures.length === 0 ? (
            <p class="quiet">{text.noProcedures}</p>
          ) : (
            <OrderList
              label={text.procedures}
              locked={locked}
              items={value.procedures.map((procedure) => ({
                id: procedure.code,
                name: inLanguage(procedure.name),
                content: (
                  <a href={href('services', `${service.id}/procedure/${encodeURIComponent(procedure.code)}`)}>
                    {inLanguage(procedure.name)}
                    <span class="quiet"> {procedure.code}</span>
                  </a>
                ),
              }))}
              onOrder={(codes) =>
                change({
                  procedures: codes.flatMap((code) => value.procedures.filter((procedure) => procedure.code === code)),
                })
              }
              onRemove={(code) =>
                change({ procedures: value.procedures.filter((procedure) => procedure.code !== code) })
              }
            />
          )}
          <Complaint id="procedures" error={errorAt('procedures')} />
          {!locked && (
            <a class="button add" href={href('services', `${service.id}/procedure/new`)}>
              <Icon svg={plus} size="18px" /> {text.addProcedure}
            </a>
          )}
        </section>
      )}
      <FormBar form={form} {...(service === undefined ? { label: text.create, cancel: href('services') } : {})} />
      {service !== undefined && !locked && (
        <Remove
          label={text.remove}
          question={text.removeQuestion(inLanguage(service.name))}
          send={() => send(`/api/services/${service.id}`, { method: 'DELETE' })}
          onRemoved={() => {
            form.reset();
            void services.reload();
            goTo('services');
          }}
        />
      )}
    </form>
  );
}
