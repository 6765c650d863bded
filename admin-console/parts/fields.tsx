/** Fields of the console's forms: label above, hint and complaint below, both told to screen readers. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Bilingual } from '#common/contract/text.ts';
import { words } from '../words.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly locked?: boolean;
}

interface FrameProps extends FieldProps {
  readonly id: string;
  readonly children: ComponentChildren;
  readonly narrow?: boolean;
}

function Frame({ id, label, hint, error, narrow = false, children }: FrameProps) {
  return (
    <div class={narrow ? 'field narrow' : 'field'}>
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Complaint id={id} error={error} />
    </div>
  );
}

/** What is wrong, beside its field. */
export function Complaint({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p class="field-error" id={`${id}-error`}>
      {error}
    </p>
  );
}

const describedBy = (id: string, { hint, error }: FieldProps): string | undefined =>
  [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean).join(' ') ||
  undefined;

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly narrow?: boolean;
  readonly rows?: number;
  readonly type?: 'text' | 'url';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly lang?: 'vi' | 'en';
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const common = {
    id,
    value: props.value,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    lang: props.lang,
    disabled: props.locked === true,
    'aria-invalid': props.error !== undefined,
    'aria-describedby': describedBy(id, props),
    autoComplete: 'off',
    spellcheck: false,
  } as const;
  return (
    <Frame id={id} {...props}>
      {props.rows === undefined ? (
        <input {...common} {...typeOf(props.type)} onInput={(event) => props.onInput(event.currentTarget.value)} />
      ) : (
        <textarea {...common} rows={props.rows} onInput={(event) => props.onInput(event.currentTarget.value)} />
      )}
    </Frame>
  );
}

function typeOf(type: TextFieldProps['type']) {
  return type === 'url' ? ({ type: 'url' } as const) : ({ type: 'text' } as const);
}

export interface NumberFieldProps extends FieldProps {
  /** NaN while the field is empty or holds no number. */
  readonly value: number;
  readonly onInput: (value: number) => void;
  readonly unit?: string;
}

/** A whole number; without arrows, since a wheel over a field must not change it. */
export function NumberField(props: NumberFieldProps) {
  const id = useId();
  return (
    <Frame id={id} narrow {...props}>
      <span class="with-unit">
        <input
          id={id}
          type="text"
          inputMode="numeric"
          class="figure-input"
          value={Number.isNaN(props.value) ? '' : String(props.value)}
          disabled={props.locked === true}
          aria-invalid={props.error !== undefined}
          aria-describedby={describedBy(id, props)}
          autoComplete="off"
          onInput={(event) => {
            const digits = event.currentTarget.value.trim();
            props.onInput(/^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN);
          }}
        />
        {props.unit !== undefined && <span>{props.unit}</span>}
      </span>
    </Frame>
  );
}

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

export interface BilingualFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: Bilingual;
  readonly onInput: (value: Bilingual) => void;
  /** Finds what is wrong at `vi` or `en`. */
  readonly errorAt: (language: 'vi' | 'en') => string | undefined;
  readonly locked?: boolean;
  readonly rows?: number;
}

/** A text of the office in both languages, side by side; without English the Vietnamese is shown. */
export function BilingualField({ label, hint, value, onInput, errorAt, locked = false, rows }: BilingualFieldProps) {
  const text = words().form;
  const shared = { locked, ...(rows === undefined ? {} : { rows }) };
  return (
    <div class="field-pair">
      <TextField
        {...shared}
        label={label}
        lang="vi"
        value={value.vi}
        error={errorAt('vi')}
        {...(hint === undefined ? {} : { hint })}
        onInput={(vi) => onInput({ ...value, vi })}
      />
      <TextField
        {...shared}
        label={text.inEnglish(label)}
        lang="en"
        value={value.en}
        error={errorAt('en')}
        onInput={(en) => onInput({ ...value, en })}
      />
    </div>
  );
}
