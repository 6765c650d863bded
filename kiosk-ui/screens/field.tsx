import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import warning from '@phosphor-icons/core/bold/warning-circle-bold.svg?raw';
import type { KioskService, KioskView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { IssueState } from '../kiosk/issue.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { type Choice, leftOf, pageOf, REST, type Step } from '../kiosk/steps.ts';
import { Facts } from '../parts/facts.tsx';
import { FieldHead } from '../parts/field-head.tsx';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Note } from '../parts/note.tsx';
import { Priority } from '../parts/priority.tsx';
import { Procedures } from '../parts/procedures.tsx';
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
                choose={(choice) => kiosk.go({ ...step, choice })}
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
          <Priority kiosk={kiosk} brief />
          <TakeKey kiosk={kiosk} disabled={!gives} />
        </div>
      </main>
      <Foot kiosk={kiosk}>
        <BackKey kiosk={kiosk} to={REST} disabled={state.kind === 'taking'} />
      </Foot>
    </>
  );
}

function TakeKey({ kiosk, disabled }: { kiosk: Kiosk; disabled: boolean }) {
  const text = words().field;
  const taking = kiosk.issue.state.value.kind === 'taking';
  return (
    <button
      type="button"
      class={taking ? 'take busy' : 'take'}
      data-enter
      disabled={disabled}
      aria-busy={taking}
      onClick={() => kiosk.take()}
    >
      <Icon svg={receipt} size="8.8rem" class="take-sign" />
      <span>{taking ? text.taking : text.take}</span>
    </button>
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

/** Why no number was given, with what to do next. */
function refusal(state: IssueState, service: KioskService, usedUp: boolean) {
  const said = state.kind === 'refused' ? refusalText(state.code, state.seconds) : undefined;
  const text = said ?? (!service.open ? words().field.notOpen : usedUp ? words().field.usedUp : undefined);
  if (text === undefined) return null;
  return (
    <Note svg={warning} tone="bad">
      <p class="note-text">{text}</p>
    </Note>
  );
}

function refusalText(code: string, seconds: number | undefined): string {
  const text = words().refused;
  switch (code) {
    case 'service.closed':
    case 'service.unknown':
    case 'procedure.unknown':
    case 'store.unavailable':
      return text[code];
    case 'numbers.used-up':
      return words().field.usedUp;
    case 'rate.limited':
      return text['rate.limited'](seconds);
    case 'auth.required':
    case 'auth.forbidden':
      return text.notPaired;
    default:
      return text.failed;
  }
}
