import { inLanguage } from '#common/web/language.ts';
import { leftOf, missingOf } from '../kiosk/steps.ts';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { Priority } from '../parts/priority.tsx';
import { refusal } from '../parts/refusal.tsx';
import { TakeKey } from '../parts/take-key.tsx';
import { Terms } from '../parts/terms.tsx';
import { words } from '../words.ts';
import { type CheckedProps, givesNumbers, staffAreThere } from './checked.ts';
import { Forms } from './forms.tsx';
import { PrintKey } from './print-key.tsx';
import { Ticks } from './ticks.tsx';
import { papersWords } from './words.ts';

/** One procedure: its papers to tick, fee, time limit, forms and source. Then a number, or the list alone. */
export function Check(props: CheckedProps) {
  const { kiosk, view, checked } = props;
  const { check, service, procedure } = checked;
  const text = papersWords().check;
  const name = inLanguage(procedure.name);
  const state = kiosk.issue.state.value;
  const gives = givesNumbers(props);
  const missing = missingOf(procedure, check) ?? [];
  const take = (): void => (missing.length > 0 ? kiosk.go({ kind: 'missing', check }) : kiosk.take());
  return (
    <>
      <main class="screen check">
        <div class="check-papers">
          <div class="field-head">
            <span class={service.prefix.length > 1 ? 'tile wide' : 'tile'} aria-hidden="true">
              {service.prefix}
            </span>
            <div>
              <Heading class={name.length > 20 ? 'long' : ''}>{name}</Heading>
            </div>
          </div>
          <h2 class="question" aria-live="polite">
            {procedure.papers.length === 0 ? words().facts.noPapers : <Question {...props} />}
          </h2>
          <Ticks {...props} />
        </div>
        <div class="check-about">
          <Terms procedure={procedure} name="terms" />
          {procedure.source !== undefined && <p class="source">{text.source(procedure.source)}</p>}
          <Forms forms={procedure.forms} />
        </div>
        <div class="check-act">
          <div role="alert">
            {(gives || state.kind === 'refused') && refusal(state, service, leftOf(view, service) === 0)}
          </div>
          <div class="check-row">
            {gives && <Priority kiosk={kiosk} brief />}
            <PrintKey kiosk={kiosk} class="print-key" label={text.print} />
          </div>
          {gives && <TakeKey kiosk={kiosk} disabled={kiosk.listing.value} press={take} />}
        </div>
      </main>
      <Foot kiosk={kiosk} help={staffAreThere(kiosk)}>
        <BackKey kiosk={kiosk} to={check.back} disabled={state.kind === 'taking'} />
      </Foot>
    </>
  );
}

/** What to touch; once something was touched, how far one is. */
function Question({ checked: { check, procedure } }: CheckedProps) {
  const text = papersWords().check;
  const all = procedure.papers.length;
  if (check.have === undefined) return <>{text.question}</>;
  return <>{check.have.length === all ? text.complete : text.count(check.have.length, all)}</>;
}
