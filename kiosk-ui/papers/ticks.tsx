import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { pageOf } from '../kiosk/steps.ts';
import { PagesRow } from '../parts/pages-row.tsx';
import type { CheckedProps } from './checked.ts';

/** Papers on one screen; when there are more, the keys that turn the page take the room of one. */
const MOST = 5;
/** A name with its hint longer than this stands without the hint, which is on the slip. */
const LONG = 80;

/** The papers of a procedure, each to be ticked by a touch. */
export function Ticks({ kiosk, checked: { check: step, procedure } }: CheckedProps) {
  const { papers, forms = [] } = procedure;
  // Codes of forms stand below, and need the room of one more.
  const most = forms.length > 0 ? MOST - 1 : MOST;
  const size = papers.length > most ? most - 1 : most;
  const shown = pageOf(papers, step.page, size);
  const have = step.have ?? [];
  const toggle = (index: number): void => {
    const next = have.includes(index) ? have.filter((other) => other !== index) : [...have, index];
    kiosk.go({ ...step, have: next.sort((one, other) => one - other) });
  };
  return (
    <div class="ticks">
      <ul>
        {shown.items.map(({ name, hint }, row) => {
          const index = shown.page * size + row;
          const ticked = have.includes(index);
          const words = inLanguage(name);
          const hintWords = hint === undefined ? '' : inLanguage(hint);
          return (
            <li key={name.vi}>
              <button
                type="button"
                class={ticked ? 'tick chosen' : 'tick'}
                aria-pressed={ticked}
                data-digit={row + 1}
                onClick={() => toggle(index)}
              >
                <span class="box">{ticked && <Icon svg={check} size="2.8rem" />}</span>
                <span>
                  <b>{words}</b>
                  {hintWords !== '' && words.length + hintWords.length <= LONG && (
                    <span class="paper-hint"> {hintWords}</span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown.pages > 1 && <PagesRow page={shown.page} pages={shown.pages} go={(page) => kiosk.go({ ...step, page })} />}
    </div>
  );
}
