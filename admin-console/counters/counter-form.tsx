import type { CounterBody } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { inLanguage } from '#common/web/language.ts';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { NumberField } from '../parts/fields.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { Remove } from '../parts/remove.tsx';
import { type CounterItem, counters, type ServiceItem } from '../resource.ts';
import { goTo, href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { ServedServices } from './served-services.tsx';

interface Draft {
  readonly number: number;
  readonly name: Bilingual;
  readonly serviceIds: readonly string[];
}

interface CounterFormProps {
  readonly counter?: CounterItem;
  readonly services: readonly ServiceItem[];
  readonly taken: readonly CounterItem[];
}

/** One counter: number, name, and what it serves in which order. */
export function CounterForm({ counter, services, taken }: CounterFormProps) {
  const text = words().counters;
  const form = useForm<Draft, { id: string }>({
    saved:
      counter === undefined
        ? { number: firstFree(taken), name: { vi: '', en: '' }, serviceIds: [] }
        : { number: counter.number, name: counter.name, serviceIds: counter.serviceIds },
    fresh: counter === undefined,
    check,
    send: (draft) => {
      const body: CounterBody = { ...draft, name: nameOf(draft), serviceIds: [...draft.serviceIds] };
      return counter === undefined
        ? send('/api/counters', { method: 'POST', body })
        : send(`/api/counters/${counter.id}`, { method: 'PATCH', body });
    },
    onSaved: ({ id }) => {
      void counters.reload().then(() => {
        if (counter === undefined) goTo('counters', id);
      });
    },
  });
  const { value, locked, errorAt, change } = form;
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <h2>{counter === undefined ? text.newHeading : inLanguage(counter.name)}</h2>
      <NumberField
        label={text.number}
        hint={text.numberHint}
        value={value.number}
        error={errorAt('number')}
        locked={locked}
        onInput={(number) => change({ number })}
      />
      <BilingualField
        label={text.name}
        hint={text.nameHint(Number.isNaN(value.number) ? 1 : value.number)}
        value={value.name}
        errorAt={(language) => errorAt(`name/${language}`)}
        locked={locked}
        onInput={(name) => change({ name })}
      />
      <ServedServices
        services={services}
        chosen={value.serviceIds}
        error={errorAt('serviceIds')}
        locked={locked}
        onChange={(serviceIds) => change({ serviceIds })}
      />
      <FormBar form={form} {...(counter === undefined ? { label: text.create, cancel: href('counters') } : {})} />
      {counter !== undefined && !locked && (
        <Remove
          label={text.remove}
          question={text.removeQuestion(inLanguage(counter.name))}
          send={() => send(`/api/counters/${counter.id}`, { method: 'DELETE' })}
          onRemoved={() => {
            form.reset();
            void counters.reload();
            goTo('counters');
          }}
        />
      )}
    </form>
  );
}

function check({ number, name }: Draft): Complaints {
  const text = words();
  const inRange = Number.isInteger(number) && number >= 1 && number <= 99;
  return {
    ...(inRange ? {} : { number: text.counters.numberRule }),
    ...(name.vi.trim() === '' && name.en.trim() !== '' ? { 'name/vi': text.form.vietnameseFirst } : {}),
  };
}

/** A counter without a name of its own is called by its number. */
const nameOf = ({ number, name }: Draft): Bilingual =>
  name.vi.trim() === '' ? { vi: `Quầy ${number}`, en: `Counter ${number}` } : name;

function firstFree(taken: readonly CounterItem[]): number {
  const numbers = new Set(taken.map(({ number }) => number));
  let free = 1;
  while (numbers.has(free)) free += 1;
  return free;
}
