import eye from '@phosphor-icons/core/bold/eye-bold.svg?raw';
import eyeSlash from '@phosphor-icons/core/bold/eye-slash-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { shared as en } from '#common/i18n/en/shared.ts';
import { shared as vi } from '#common/i18n/vi/shared.ts';
import { Icon } from './icon.tsx';
import { language } from './language.ts';

export interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly invalid?: boolean;
  readonly autoFocus?: boolean;
  readonly onInput: (value: string) => void;
}

/** A password with a key to read it, since a clerk often types it in a hurry; it says when Caps Lock is on. */
export function PasswordField(props: PasswordFieldProps) {
  const words = (language.value === 'vi' ? vi : en).signIn;
  const id = useId();
  const shown = useSignal(false);
  const capsLock = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.autoFocus === true) input.current?.focus();
  }, [props.autoFocus]);
  const hints = [props.hint, capsLock.value ? words.capsLock : undefined].filter((hint) => hint !== undefined);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="field-box">
        <input
          id={id}
          name={props.autoComplete}
          {...(shown.value ? { type: 'text' as const } : { type: 'password' as const })}
          autoComplete={props.autoComplete}
          autoCapitalize="off"
          spellcheck={false}
          value={props.value}
          aria-invalid={props.invalid === true}
          aria-describedby={hints.length > 0 ? `${id}-hint` : undefined}
          ref={input}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onKeyUp={(event) => {
            capsLock.value = event.getModifierState('CapsLock');
          }}
        />
        <button
          type="button"
          class="reveal"
          aria-pressed={shown.value}
          aria-label={shown.value ? words.hidePassword : words.showPassword}
          onClick={() => {
            shown.value = !shown.value;
          }}
        >
          <Icon svg={shown.value ? eyeSlash : eye} />
          {shown.value ? words.hide : words.show}
        </button>
      </div>
      {hints.length > 0 && (
        <p class="field-hint" id={`${id}-hint`}>
          {hints.join(' ')}
        </p>
      )}
    </div>
  );
}
