import { useId } from 'preact/hooks';
import { contrast } from '#common/web/contrast.ts';
import { Complaint } from '../parts/field-frame.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { words } from '../words.ts';

/** The brand red of the house, used while the office has set no colour of its own. */
const HOUSE = '#9f1b1f';
/** White letters stand on it (LOOK "Surfaces"). */
const LEAST = 7;

export interface BrandColourProps {
  /** Empty = the colour of the house. */
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly error: string | undefined;
  readonly locked: boolean;
}

/** The office's own colour; says at once whether white letters can be read on it. */
export function BrandColour({ value, onInput, error, locked }: BrandColourProps) {
  const id = useId();
  const text = words().office;
  const shown = /^#[0-9a-f]{6}$/.test(value) ? value : HOUSE;
  const ratio = contrast(shown, '#ffffff');
  // Rounded down: 6,99 must not read as enough.
  const told = (Math.floor(ratio * 10) / 10).toFixed(1).replace('.', text.decimal);
  return (
    <div class="field">
      <label for={id}>{text.colour}</label>
      <div class="colour-row">
        <input
          type="color"
          aria-label={text.colourPicker}
          value={shown}
          disabled={locked}
          onInput={(event) => onInput(event.currentTarget.value.toLowerCase())}
        />
        <input
          id={id}
          type="text"
          class="colour-input"
          placeholder={HOUSE}
          maxLength={7}
          value={value}
          disabled={locked}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-state${error === undefined ? '' : ` ${id}-error`}`}
          autoComplete="off"
          onInput={(event) => onInput(event.currentTarget.value.trim().toLowerCase())}
        />
        <span class="colour-sample" style={{ background: shown }} aria-hidden="true">
          {text.sample}
        </span>
        {value !== '' && !locked && (
          <button type="button" class="text-button" onClick={() => onInput('')}>
            {text.houseColour}
          </button>
        )}
      </div>
      <p id={`${id}-state`}>
        {ratio >= LEAST ? (
          <StateMark weight="ok" text={text.readable(told)} />
        ) : (
          <StateMark weight="bad" text={text.notReadable(told)} />
        )}
      </p>
      <Complaint id={id} error={error} />
    </div>
  );
}
