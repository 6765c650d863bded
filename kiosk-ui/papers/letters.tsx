import backspace from '@phosphor-icons/core/bold/backspace-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { papersWords } from './words.ts';

/** In the order of the alphabet: who has never typed finds a letter there. Accents are not needed to find anything. */
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** The keyboard of the search; it is on no other screen. */
export function Letters({ query, write }: { query: string; write(next: string): void }) {
  const text = papersWords().search;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's, and there is none.
    <div class="letters" role="group" aria-label={text.keys}>
      {LETTERS.map((letter) => (
        <button key={letter} type="button" class="letter" onClick={() => write(query + letter)}>
          {letter}
        </button>
      ))}
      <button type="button" class="letter space" onClick={() => write(query === '' ? '' : `${query.trimEnd()} `)}>
        {text.space}
      </button>
      <button type="button" class="letter erase" onClick={() => write(query.slice(0, -1))}>
        <Icon svg={backspace} size="4rem" />
        <span>{text.erase}</span>
      </button>
    </div>
  );
}
