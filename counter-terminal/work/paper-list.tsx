import hourglass from '@phosphor-icons/core/bold/hourglass-bold.svg?raw';
import check from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { PAPER_KEYS } from '../terminal/keyboard.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { Cap } from './cap.tsx';

/** The papers that the procedure needs, to tick while looking through them; kept on this screen only. */
export function PaperList() {
  const { papers } = useTerminal();
  const procedure = papers.procedure.value;
  const text = words().ticket;
  if (procedure === undefined) return <p class="papers-none">{text.unknownPapers}</p>;
  const ticked = papers.ticked.value;
  const amount = inLanguage(procedure.fee);
  const fee = /^\d/.test(amount) ? text.fee(amount) : text.noFee(amount);
  return (
    <section class="papers">
      <div class="papers-top">
        <h3>{text.papers}</h3>
        <p>
          {fee}
          {procedure.illustrative && <span class="papers-note"> ({text.illustrative})</span>}
        </p>
      </div>
      {procedure.papers.length === 0 && <p class="papers-none">{text.noPapers}</p>}
      <ul>
        {procedure.papers.map((paper, index) => (
          <li key={paper.name.vi}>
            <label>
              <input
                type="checkbox"
                checked={ticked.has(index)}
                onMouseDown={(event) => event.preventDefault()}
                onChange={() => papers.toggle(index)}
              />
              <span>{inLanguage(paper.name)}</span>
              {index < PAPER_KEYS && <Cap text={String(index + 1)} />}
            </label>
          </li>
        ))}
      </ul>
      <Outcome missing={procedure.papers.length - ticked.size} begun={ticked.size > 0} />
    </section>
  );
}

function Outcome({ missing, begun }: { missing: number; begun: boolean }) {
  const text = words().ticket;
  if (!begun) return null;
  return (
    <p class={missing === 0 ? 'papers-outcome papers-complete' : 'papers-outcome'} role="status">
      <Icon svg={missing === 0 ? check : hourglass} size="24px" />
      {missing === 0 ? (
        <span>{text.complete}</span>
      ) : (
        <span>
          {text.missing(missing)} {words().keys.park} <Cap name="park" />
          {text.missingThen}
        </span>
      )}
    </p>
  );
}
