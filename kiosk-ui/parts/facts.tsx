import fileText from '@phosphor-icons/core/bold/file-text-bold.svg?raw';
import identification from '@phosphor-icons/core/bold/identification-card-bold.svg?raw';
import type { Procedure } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { words } from '../words.ts';

/** More papers than this stand without their hints; more than that are told as a number. */
const ROOMY_PAPERS = 4;

/** Papers, fee and time limit of a procedure. `most`: how many papers there is room for. */
export function Facts({ procedure, most }: { procedure: Procedure; most: number }) {
  const text = words().facts;
  const { papers, fee, timeLimit, illustrative } = procedure;
  const shown = papers.length > most ? papers.slice(0, most - 1) : papers;
  const feeText = inLanguage(fee);
  return (
    <section class={papers.length > ROOMY_PAPERS ? 'facts crowded' : 'facts'}>
      <div class="facts-papers">
        <h2>{text.papers}</h2>
        {papers.length === 0 && <p>{text.noPapers}</p>}
        <ul>
          {shown.map(({ name, hint }) => (
            <li key={name.vi}>
              <Icon svg={/tùy thân|căn cước/i.test(name.vi) ? identification : fileText} size="3.6rem" />
              <span>
                <b>{inLanguage(name)}</b>
                {hint !== undefined && <span class="paper-hint">{inLanguage(hint)}</span>}
              </span>
            </li>
          ))}
        </ul>
        {shown.length < papers.length && <p class="quiet">{text.more(papers.length - shown.length)}</p>}
      </div>
      <div class="facts-terms">
        <h2>{text.fee}</h2>
        <p class={feeText.length > 12 ? 'fee long' : 'fee'}>{feeText}</p>
        <h2>{text.time}</h2>
        <p class="limit">{text.limit(timeLimit.unit, timeLimit.limit)}</p>
        {timeLimit.cutoff !== null && <p class="quiet">{text.cutoff(timeLimit.cutoff)}</p>}
        {illustrative && <p class="quiet">{text.illustrative}</p>}
      </div>
    </section>
  );
}
