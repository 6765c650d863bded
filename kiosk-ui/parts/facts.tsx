import fileText from '@phosphor-icons/core/bold/file-text-bold.svg?raw';
import identification from '@phosphor-icons/core/bold/identification-card-bold.svg?raw';
import type { Procedure } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage, language } from '#common/web/language.ts';
import { landscape } from '../screens/page-size.ts';
import { words } from '../words.ts';
import { useFitting } from './fitting.ts';
import { Terms } from './terms.tsx';

/** More papers than this stand close together, with their hints in the same line. */
const ROOMY = 4;

/** Papers, fee and time limit of a procedure; they take the room that the screen has. */
export function Facts({ procedure, elsewhere }: { procedure: Procedure; elsewhere: string }) {
  const text = words().facts;
  const { code, papers } = procedure;
  const { box, tight } = useFitting(`${code} ${language.value} ${landscape.value}`, papers.length);
  const dense = papers.length > ROOMY || tight > 0;
  // The first step of tightening is to move together; each further one leaves a paper to be told as a number.
  const left = Math.max(0, tight - 1);
  const shown = left === 0 ? papers : papers.slice(0, Math.max(1, papers.length - left - 1));
  return (
    <section ref={box} class={dense ? 'facts tight' : 'facts'}>
      <div class="facts-papers">
        <h2>{text.papers}</h2>
        {papers.length === 0 && <p>{text.noPapers}</p>}
        <ul>
          {shown.map(({ name, hint }) => (
            <li key={name.vi}>
              <Icon
                svg={/tùy thân|căn cước/i.test(name.vi) ? identification : fileText}
                size="3.6rem"
                class="paper-sign"
              />
              <span>
                <b>{inLanguage(name)}</b>
                {hint !== undefined && <span class="paper-hint"> {inLanguage(hint)}</span>}
              </span>
            </li>
          ))}
        </ul>
        {shown.length < papers.length && (
          <p class="quiet">{`${text.more(papers.length - shown.length)} ${elsewhere}`}</p>
        )}
      </div>
      <Terms procedure={procedure} name="facts-terms" />
    </section>
  );
}
