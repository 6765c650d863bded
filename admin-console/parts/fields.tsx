import { useId } from 'preact/hooks';
import { describedBy, type FieldProps, Frame } from './field-frame.tsx';

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
