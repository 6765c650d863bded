import { useSignal } from '@preact/signals';
import { shared as en } from '#common/i18n/en/shared.ts';
import { shared as vi } from '#common/i18n/vi/shared.ts';
import { callApi } from './api.ts';
import { FormError } from './form-error.tsx';
import { inLanguage, language } from './language.ts';
import { PasswordField } from './password-field.tsx';
import { endSession } from './session.ts';

const LEAST = 8;

export interface NewPasswordProps {
  /** The password that was typed a moment ago; without it the form asks for it. */
  readonly typed?: string;
  readonly username: string;
  readonly onChanged: () => void;
  readonly onSignedOut: () => void;
}

/** The form for a member of staff whose password was given by somebody else. */
export function NewPassword({ typed, username, onChanged, onSignedOut }: NewPasswordProps) {
  const words = (language.value === 'vi' ? vi : en).newPassword;
  const current = useSignal('');
  const next = useSignal('');
  const repeated = useSignal('');
  const error = useSignal('');
  const sending = useSignal(false);

  const wrong = (): string | undefined => {
    const old = typed ?? current.value;
    if (old === '') return words.missing;
    if (next.value.length < LEAST) return words.tooShort;
    if (next.value === old) return words.same;
    if (next.value !== repeated.value) return words.different;
    return undefined;
  };

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending.value) return;
    error.value = wrong() ?? '';
    if (error.value !== '') return;
    sending.value = true;
    const body = { current: typed ?? current.value, password: next.value };
    const answer = await callApi('/api/session/password', { method: 'POST', body });
    sending.value = false;
    if (answer.ok) onChanged();
    else error.value = inLanguage(answer.problem.message);
  };

  const leave = async (): Promise<void> => {
    const answer = await endSession();
    if (answer.ok || answer.status === 401) onSignedOut();
    else error.value = inLanguage(answer.problem.message);
  };

  return (
    <form class="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{words.heading}</h1>
      <p class="lead">{words.why}</p>
      {/* Hidden, so that the browser keeps the new password under the right name. */}
      <input
        class="visually-hidden"
        type="text"
        autoComplete="username"
        value={username}
        tabIndex={-1}
        readOnly
        aria-hidden="true"
      />
      {typed === undefined && (
        <PasswordField
          label={words.current}
          value={current.value}
          autoComplete="current-password"
          autoFocus
          onInput={(value) => {
            current.value = value;
          }}
        />
      )}
      <PasswordField
        label={words.next}
        value={next.value}
        autoComplete="new-password"
        hint={next.value.length < LEAST ? words.rule : words.strength(next.value.length)}
        autoFocus={typed !== undefined}
        invalid={error.value !== ''}
        onInput={(value) => {
          next.value = value;
        }}
      />
      <PasswordField
        label={words.repeat}
        value={repeated.value}
        autoComplete="new-password"
        invalid={error.value !== ''}
        onInput={(value) => {
          repeated.value = value;
        }}
      />
      <FormError text={error.value} />
      <button type="submit" class="submit" aria-disabled={sending.value}>
        {sending.value ? words.submitting : words.submit}
      </button>
      <button type="button" class="quiet" onClick={() => void leave()}>
        {words.otherPerson}
      </button>
    </form>
  );
}
