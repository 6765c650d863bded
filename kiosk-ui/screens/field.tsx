import type { KioskService, KioskView } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { type Choice, checkOr, leftOf, pageOf, REST, type Step } from '../kiosk/steps.ts';
import { manyScreens, moreScreens } from '../late.ts';
import { Facts } from '../parts/facts.tsx';
import { FieldHead } from '../parts/field-head.tsx';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Priority } from '../parts/priority.tsx';
import { Procedures } from '../parts/procedures.tsx';
import { refusal } from '../parts/refusal.tsx';
import { TakeKey } from '../parts/take-key.tsx';
import { words } from '../words.ts';
import { PROCEDURES_A_PAGE } from './page-size.ts';

type FieldStep = Extract<Step, { kind: 'field' }>;

interface FieldProps {
  readonly kiosk: Kiosk;
  readonly view: KioskView;
  readonly service: KioskService;
  readonly step: FieldStep;
}

/** One field: «Lấy số» at once, or a procedure first, with its papers, fee and time limit. */
export function Field({ kiosk, view, service, step }: FieldProps) {
  const text = words().field;
  const state = kiosk.issue.state.value;
  const left = leftOf(view, service);
  const gives = service.open && left !== 0;
  const more = view.parts?.chains === true && view.cutOff === undefined ? moreScreens.value.value : undefined;
  const many = view.parts?.dossierCounts === true ? manyScreens.value.value : undefined;
  const { pages } = pageOf(service.procedures, step.page, PROCEDURES_A_PAGE);
  return (
    <>
      <main class="screen field">
        <FieldHead service={service} summary={left === undefined} />
        <div class="field-what">
          {service.procedures.length > 0 && (
            <>
              <h2 class="question">
                {text.question}
                {pages > 1 && <span class="quiet"> {text.questionPage(step.page + 1, pages)}</span>}
              </h2>
              <Procedures
                procedures={service.procedures}
                choice={step.choice}
                page={step.page}
                choose={(choice) => kiosk.go(checkOr(kiosk, step, choice))}
                goToPage={(page) => kiosk.go({ ...step, page })}
                withOther
              />
            </>
          )}
        </div>
        <div class="field-about">
          <div role="alert">{refusal(state, service, left === 0)}</div>
          {state.kind !== 'refused' && gives && <About service={service} choice={step.choice} />}
        </div>
        <div class="field-act">
          {more === undefined && many === undefined ? (
            <Priority kiosk={kiosk} brief />
          ) : (
            <div class="extras">
              <Priority kiosk={kiosk} brief />
              {more !== undefined && <more.MoreKey kiosk={kiosk} view={view} step={step} />}
              {many !== undefined && <many.ManyKey kiosk={kiosk} view={view} step={step} />}
            </div>
          )}
          <TakeKey kiosk={kiosk} disabled={!gives} />
        </div>
      </main>
      <Foot kiosk={kiosk}>
        <BackKey kiosk={kiosk} to={REST} disabled={state.kind === 'taking'} />
      </Foot>
    </>
  );
}

function About({ service, choice }: { service: KioskService; choice: Choice }) {
  const text = words().field;
  const procedure = service.procedures.find(({ code }) => code === choice);
  if (procedure !== undefined) return <Facts procedure={procedure} elsewhere={words().facts.seeLookUp} />;
  if (service.procedures.length === 0) {
    return (
      <>
        {service.hint !== undefined && <p class="about-hint">{inLanguage(service.hint)}</p>}
        <p class="about">{text.nothingToChoose}</p>
      </>
    );
  }
  return <p class="about">{choice === null ? text.otherChosen : text.chooseOrTake}</p>;
}
