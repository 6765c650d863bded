import { useEffect, useRef } from 'preact/hooks';
import { type Choice, MOST_DIGITS, type Option } from '../terminal/choices.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { Cap } from './cap.tsx';
import { NoteText } from './note.tsx';
import './choice.css';

/** A choice in the middle of the page: digits choose, Escape or «.» goes back. It takes the focus only from somebody
 *  who walks the page by Tab; the keypad works without any focus. */
export function ChoicePanel({ choice }: { choice: Choice }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    if (!(opener instanceof HTMLElement) || opener === document.body) return;
    list.current?.querySelector('button')?.focus();
    return () => {
      if (opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <section class="choice" aria-label={choice.heading}>
      <h2>{choice.heading}</h2>
      {choice.hint !== undefined && <p class="choice-hint">{choice.hint}</p>}
      {choice.options.length === 0 ? (
        <p class="choice-empty">{choice.empty}</p>
      ) : (
        <ul ref={list}>
          {choice.options.map((option, index) => (
            <OptionRow key={option.id} option={option} index={index} />
          ))}
        </ul>
      )}
      {choice.confirm !== undefined && (
        <button
          type="button"
          class="small-key choice-confirm"
          onMouseDown={(event) => event.preventDefault()}
          onClick={choice.confirm.choose}
        >
          <span>{choice.confirm.text}</span>
          <Cap text="Enter" />
        </button>
      )}
      <p class="choice-foot">{words().choices.digits}</p>
    </section>
  );
}

function OptionRow({ option, index }: { option: Option; index: number }) {
  const { acts } = useTerminal();
  const wide = option.label !== undefined || acts.note.value?.spot === option.id;
  return (
    <li class={wide ? 'option-wide' : undefined}>
      <button
        type="button"
        class="option"
        data-option={option.id}
        aria-busy={acts.pending.value?.spot === option.id}
        onMouseDown={(event) => event.preventDefault()}
        onClick={option.choose}
      >
        {index < MOST_DIGITS ? <Cap text={String(index + 1)} /> : <span class="cap-none" />}
        {option.tile !== undefined && <span class="tile">{option.tile}</span>}
        {option.label !== undefined && <b class="option-label">{option.label}</b>}
        <span class="option-words">
          <span class={option.warn === true ? 'option-text late-text' : 'option-text'}>{option.text}</span>
          {option.detail !== undefined && option.detail !== '' && <span class="option-detail">{option.detail}</span>}
        </span>
      </button>
      <NoteText spots={[option.id]} />
    </li>
  );
}
