import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import type { KioskService, KioskView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { fieldsOf, REST, type Step } from '../kiosk/steps.ts';
import { Facts } from '../parts/facts.tsx';
import { FieldHead } from '../parts/field-head.tsx';
import { FieldList } from '../parts/field-list.tsx';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { Procedures } from '../parts/procedures.tsx';
import { words } from '../words.ts';

/** «Tra cứu giấy tờ»: the fields, without taking a number; also when closed or cut off. */
export function Papers({ kiosk, view }: { kiosk: Kiosk; view: KioskView }) {
  const text = words().papers;
  const step = kiosk.step.value;
  return (
    <>
      <main class="screen fields papers">
        <Heading>{text.heading}</Heading>
        <p class="hint">{text.hint}</p>
        <FieldList
          fields={fieldsOf(view)}
          page={step.kind === 'papers' ? step.page : 0}
          goToPage={(page) => kiosk.go({ kind: 'papers', page })}
          shut={({ procedures }) => procedures.length === 0}
          end={({ procedures }) => (
            <span class="count-word">{procedures.length === 0 ? text.none : text.count(procedures.length)}</span>
          )}
          choose={({ id, procedures }) => {
            const only = procedures.length === 1 ? procedures[0]?.code : undefined;
            kiosk.go({ kind: 'field-papers', serviceId: id, choice: only, page: 0 });
          }}
        />
      </main>
      <Foot kiosk={kiosk} help={staffAreThere(kiosk)}>
        <BackKey kiosk={kiosk} to={REST} />
      </Foot>
    </>
  );
}

type FieldPapersStep = Extract<Step, { kind: 'field-papers' }>;

/** The procedures of one field, with papers, fee and time limit of the one that was touched. */
export function FieldPapers({ kiosk, service, step }: { kiosk: Kiosk; service: KioskService; step: FieldPapersStep }) {
  const text = words().papers;
  const procedure = service.procedures.find(({ code }) => code === step.choice);
  const open = service.open && kiosk.feed.link.value === 'live';
  return (
    <>
      <main class="screen field papers">
        <FieldHead service={service} />
        <div class="field-what">
          <Procedures
            procedures={service.procedures}
            choice={step.choice}
            page={step.page}
            choose={(choice) => kiosk.go({ ...step, choice })}
            goToPage={(page) => kiosk.go({ ...step, page })}
          />
        </div>
        <div class="field-about" aria-live="polite">
          {procedure === undefined ? (
            <p class="about">{text.chooseProcedure}</p>
          ) : (
            <Facts procedure={procedure} elsewhere={words().facts.askAtCounter} />
          )}
        </div>
        {open && (
          <div class="field-act">
            <button type="button" class="go-take" data-enter onClick={() => kiosk.go({ ...step, kind: 'field' })}>
              <Icon svg={receipt} size="4.8rem" />
              <span>{text.take}</span>
            </button>
          </div>
        )}
      </main>
      <Foot kiosk={kiosk} help={staffAreThere(kiosk)}>
        <BackKey kiosk={kiosk} to={{ kind: 'papers', page: 0 }} />
      </Foot>
    </>
  );
}

/** Whether a call for help would be heard. */
function staffAreThere({ feed }: Kiosk): boolean {
  return feed.link.value === 'live' && feed.view.value?.opening.open === true;
}
