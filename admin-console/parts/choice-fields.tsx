import { useId } from 'preact/hooks';
import { Complaint, describedBy, type FieldProps, Frame } from './field-frame.tsx';

export interface ChoiceFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly hint?: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all to be seen at once. */
export function RadioField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={describedBy(id, props)} disabled={props.locked === true}>
      <legend>{props.label}</legend>
      <div class="radios">
        {props.choices.map(({ value, text, hint }) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name={id}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChoose(value)}
            />
            <span>
              {text}
              {hint !== undefined && <span class="choice-hint">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {props.hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <Complaint id={id} error={props.error} />
    </fieldset>
  );
}

/** One of many. */
export function SelectField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const id = useId();
  return (
    <Frame id={id} {...props}>
      <select
        id={id}
        disabled={props.locked === true}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(id, props)}
        onChange={(event) => {
          const chosen = props.choices.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      >
        {props.choices.map(({ value, text }) => (
          <option key={value} value={value} selected={value === props.value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export interface CheckFieldProps extends FieldProps {
  readonly value: boolean;
  readonly onInput: (value: boolean) => void;
}

export function CheckField(props: CheckFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          checked={props.value}
          disabled={props.locked === true}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => props.onInput(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      {props.hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <Complaint id={id} error={props.error} />
    </div>
  );
}
