import warning from '@phosphor-icons/core/bold/warning-circle-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage, language } from '#common/web/language.ts';
import { leftOf, missingOf } from '../kiosk/steps.ts';
import { useFitting } from '../parts/fitting.ts';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { refusal } from '../parts/refusal.tsx';
import { landscape } from '../screens/page-size.ts';
import { words } from '../words.ts';
import { type CheckedProps, givesNumbers, staffAreThere } from './checked.ts';
import { Forms } from './forms.tsx';
import { PrintKey } from './print-key.tsx';
import { papersWords } from './words.ts';

const MOST = 6;

/** What is missing, before anybody waits for it: fetch it, or wait all the same. */
export function Missing(props: CheckedProps) {
  const { kiosk, view, checked } = props;
  const { check, service, procedure } = checked;
  const text = papersWords().missing;
  const state = kiosk.issue.state.value;
  const papers = (missingOf(procedure, check) ?? []).flatMap((index) => procedure.papers[index] ?? []);
  const taking = state.kind === 'taking';
  // First the hints go, then paper after paper is told as a number; the list on paper has them all.
  const { box, tight } = useFitting(`${procedure.code} ${language.value} ${landscape.value}`, MOST);
  const shown = papers.slice(0, Math.max(1, MOST - Math.max(0, tight - 1)));
  return (
    <>
      <main class="screen missing">
        <div class="missing-what">
          <section ref={box}>
            <p class="missing-of">{inLanguage(procedure.name)}</p>
            <Heading>{text.heading(papers.length)}</Heading>
            <ul class="missing-list">
              {shown.map(({ name, hint }) => (
                <li key={name.vi}>
                  <Icon svg={warning} size="4.4rem" class="missing-sign" />
                  <span>
                    <b>{inLanguage(name)}</b>
                    {hint !== undefined && tight === 0 && <span class="paper-hint"> {inLanguage(hint)}</span>}
                  </span>
                </li>
              ))}
            </ul>
            {papers.length > shown.length && <p class="quiet">{text.more(papers.length - shown.length)}</p>}
            <p class="missing-why">{text.why}</p>
            <Forms forms={procedure.forms} />
          </section>
        </div>
        <div class="missing-keys">
          <div role="alert">{refusal(state, service, leftOf(view, service) === 0)}</div>
          <PrintKey kiosk={kiosk} class="wide-key act" label={text.print} />
          <button
            type="button"
            class="wide-key"
            data-enter
            aria-busy={taking}
            disabled={!givesNumbers(props) || kiosk.listing.value}
            onClick={() => kiosk.take()}
          >
            <span>{taking ? words().field.taking : text.take}</span>
          </button>
        </div>
      </main>
      <Foot kiosk={kiosk} help={staffAreThere(kiosk)}>
        <BackKey kiosk={kiosk} to={check} disabled={taking} />
      </Foot>
    </>
  );
}
