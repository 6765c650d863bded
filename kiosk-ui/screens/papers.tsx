import magnifier from '@phosphor-icons/core/bold/magnifying-glass-bold.svg?raw';
import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import type { KioskService, KioskView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { checkOr, fieldsOf, REST, type Step } from '../kiosk/steps.ts';
import { Facts } from '../parts/facts.tsx';
import { FieldHead } from '../parts/field-head.tsx';
import { FieldList } from '../parts/field-list.tsx';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { Procedures } from '../parts/procedures.tsx';
import { words } from '../words.ts';
import { landscape } from './page-size.ts';

/** «Tra cứu giấy tờ»: the fields, without taking a number; also when closed or cut off. */
export function Papers({ kiosk, view }: { kiosk: Kiosk; view: KioskView }) {
  const text = words().papers;
  const step = kiosk.step.value;
  const fields = fieldsOf(view);
  const searches = kiosk.papersPart.value !== undefined;
  const inCell = landscape.value && fields.length > 0;
  return (
    <>
      <main class="screen fields papers">
        <Heading>{text.heading}</Heading>
        <p class="hint">{text.hint}</p>
        {searches && !inCell && <SearchKey kiosk={kiosk} />}
        <FieldList
          fields={fields}
          low={kiosk.low.value && !landscape.value}
          {...(searches && inCell ? { last: <SearchKey kiosk={kiosk} /> } : {})}
          page={step.kind === 'papers' ? step.page : 0}
          goToPage={(page) => kiosk.go({ kind: 'papers', page })}
          shut={({ procedures }) => procedures.length === 0}
          end={({ procedures }) => (
            <span class="count-word">{procedures.length === 0 ? text.none : text.count(procedures.length)}</span>
          )}
          choose={({ id, procedures }) => {
            const only = procedures.length === 1 ? procedures[0]?.code : undefined;
            const field = { kind: 'field-papers', serviceId: id, choice: undefined, page: 0 } as const;
            // What there is only one of is not chosen, and the way back leads past the choice.
            const next = checkOr(kiosk, { ...field, choice: only }, only);
            kiosk.go(next.kind === 'check' ? { ...next, back: { kind: 'papers', page: 0 } } : next);
          }}
        />
      </main>
      <Foot kiosk={kiosk} help={staffAreThere(kiosk)}>
        <BackKey kiosk={kiosk} to={REST} />
      </Foot>
    </>
  );
}

/** Opens the search, and with it the letters: before that no keyboard is on the screen. */
function SearchKey({ kiosk }: { kiosk: Kiosk }) {
  return (
    <button type="button" class="search-key" onClick={() => kiosk.go({ kind: 'search', query: '' })}>
      <Icon svg={magnifier} size="4.8rem" />
      <span>{words().papers.search}</span>
    </button>
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
            choose={(choice) => kiosk.go(checkOr(kiosk, step, choice))}
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
