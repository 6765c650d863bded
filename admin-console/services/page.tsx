import { inLanguage } from '#common/web/language.ts';
import { PageHead } from '../parts/page-head.tsx';
import { NothingChosen, Reading, Workbench } from '../parts/workbench.tsx';
import { office, type ServiceItem, services } from '../resource.ts';
import { href, route } from '../router.ts';
import { isAdmin } from '../session.ts';
import { words } from '../words.ts';
import { AppointmentsForm } from './appointments-form.tsx';
import { ServiceOrder } from './order.tsx';
import { ProcedureForm } from './procedure-form.tsx';
import { ServiceForm } from './service-form.tsx';
import { SheetLater } from './sheet-later.tsx';

/** «Lĩnh vực & thủ tục». */
export function ServicesPage() {
  const text = words().services;
  const list = services.value.value;
  office.need();
  const papersOn = office.value.value?.parts.papers === true;
  const [chosen = '', part = '', code = ''] = route.value.rest.split('/');
  return (
    <>
      <PageHead title={words().menu.services} />
      <Reading lists={[services, office]} />
      {list !== undefined && (
        <Workbench
          label={words().menu.services}
          chosen={chosen}
          groups={[
            {
              items: list.map((service) => ({
                id: service.id,
                href: href('services', service.id),
                mark: <span class="tile">{service.prefix}</span>,
                name: inLanguage(service.name),
                note: service.active ? text.procedureCount(service.procedures.length) : text.hidden,
              })),
              empty: text.empty,
              add: { label: text.add, href: href('services', 'new') },
              foot: (
                <>
                  {list.length > 1 && isAdmin.value && (
                    <a class="text-link" href={href('services', 'order')}>
                      {text.changeOrder}
                    </a>
                  )}
                  {papersOn && (
                    <a class="text-link" href={href('services', 'sheet')}>
                      {text.sheet}
                    </a>
                  )}
                </>
              ),
            },
          ]}
        >
          <Detail list={list} chosen={chosen} part={part} code={decodeURIComponent(code)} />
        </Workbench>
      )}
    </>
  );
}

interface DetailProps {
  readonly list: readonly ServiceItem[];
  readonly chosen: string;
  readonly part: string;
  readonly code: string;
}

function Detail({ list, chosen, part, code }: DetailProps) {
  const text = words().services;
  if (chosen === 'new') return <ServiceForm key="new" />;
  if (chosen === 'sheet') return <SheetLater />;
  if (chosen === 'order') return <ServiceOrder list={list} />;
  const service = list.find(({ id }) => id === chosen);
  if (service === undefined) return <NothingChosen heading={text.choose} text={text.chooseWhy} />;
  if (part === 'procedure') return <ProcedureForm key={`${service.id}/${code}`} service={service} code={code} />;
  return (
    <>
      <ServiceForm key={service.id} service={service} />
      {office.value.value?.parts.appointments === true && (
        <AppointmentsForm key={`appointments ${service.id}`} service={service} />
      )}
    </>
  );
}
