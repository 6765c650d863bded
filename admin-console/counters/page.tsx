import { inLanguage } from '#common/web/language.ts';
import { PageHead } from '../parts/page-head.tsx';
import { NothingChosen, Reading, Workbench } from '../parts/workbench.tsx';
import { counters, services } from '../resource.ts';
import { href, route } from '../router.ts';
import { words } from '../words.ts';
import { CounterForm } from './counter-form.tsx';

/** «Quầy». */
export function CountersPage() {
  const text = words().counters;
  const list = counters.value.value;
  const fields = services.value.value;
  const chosen = route.value.rest;
  const counter = list?.find(({ id }) => id === chosen);
  return (
    <>
      <PageHead title={words().menu.counters} />
      <Reading lists={[counters, services]} />
      {list !== undefined && fields !== undefined && (
        <Workbench
          label={words().menu.counters}
          chosen={chosen}
          groups={[
            {
              items: list.map((entry) => ({
                id: entry.id,
                href: href('counters', entry.id),
                mark: <span class="plate">{entry.number}</span>,
                name: inLanguage(entry.name),
                note: namesOf(entry.serviceIds),
              })),
              empty: text.empty,
              add: { label: text.add, href: href('counters', 'new') },
            },
          ]}
        >
          {chosen === 'new' ? (
            <CounterForm key="new" services={fields} taken={list} />
          ) : counter === undefined ? (
            <NothingChosen heading={text.choose} text={text.chooseWhy} />
          ) : (
            <CounterForm key={counter.id} counter={counter} services={fields} taken={list} />
          )}
        </Workbench>
      )}
    </>
  );

  function namesOf(ids: readonly string[]): string {
    const prefixes = ids.flatMap((id) => fields?.filter((service) => service.id === id) ?? []);
    if (prefixes.length === 0) return text.servesNothing;
    return prefixes.map((service) => inLanguage(service.shortName)).join(', ');
  }
}
