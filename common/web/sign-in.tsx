import ticket from '@phosphor-icons/core/fill/ticket-fill.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { shared as en } from '#common/i18n/en/shared.ts';
import { shared as vi } from '#common/i18n/vi/shared.ts';
import { callApi } from './api.ts';
import { FormError } from './form-error.tsx';
import { Icon } from './icon.tsx';
import { inLanguage, language } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { NewPassword } from './new-password.tsx';
import { PasswordField } from './password-field.tsx';
import { readSession, type Session } from './session.ts';
import './sign-in.css';

export interface SignInProps {
  /** What one signs in to, e.g. «Quầy giao dịch». */
  readonly title?: string;
  /** Why one has to sign in (again). */
  readonly note?: string;
  /** A session that exists but has to change its password first. */
  readonly session?: Session;
  /** Only the form, to stand inside a page that is kept (an expired session). */
  readonly inset?: boolean;
  /** Called once a session is complete, a forced change of password included. */
  readonly onSignedIn: (session: Session) => void;
}

/** Signs a member of staff in: name and password, the wait after wrong tries, and the change of a given password. */
export function SignIn({ title, note, session, inset = false, onSignedIn }: SignInProps) {
  const unfinished = useSignal<Session | undefined>(session?.mustChangePassword === true ? session : undefined);
  const username = useSignal('');
  const password = useSignal('');

  const arrived = (next: Session): void => {
    if (next.mustChangePassword) unfinished.value = next;
    else onSignedIn(next);
  };

  const form =
    unfinished.value === undefined ? (
      <Credentials note={note} username={username} password={password} onSession={arrived} />
    ) : (
      <NewPassword
        username={username.value === '' ? unfinished.value.staff.name : username.value}
        typed={password.value === '' ? undefined : password.value}
        onChanged={() => {
          if (unfinished.value !== undefined) onSignedIn({ ...unfinished.value, mustChangePassword: false });
        }}
        onSignedOut={() => {
          password.value = '';
          unfinished.value = undefined;
        }}
      />
    );

  if (inset) return <div class="sign-in-inset">{form}</div>;
  const words = language.value === 'vi' ? vi : en;
  return (
    <div class="sign-in-page">
      <header>
        <p class="sign-in-name">
          <Icon svg={ticket} /> {words.productName}
        </p>
        <LanguageSwitch />
      </header>
      <main>
        {title !== undefined && <p class="sign-in-title">{title}</p>}
        {form}
      </main>
    </div>
  );
}

interface CredentialsProps {
  readonly note: string | undefined;
  readonly username: { value: string };
  readonly password: { value: string };
  readonly onSession: (session: Session) => void;
}

function Credentials({ note, username, password, onSession }: CredentialsProps) {
  const words = (language.value === 'vi' ? vi : en).signIn;
  const id = useId();
  const error = useSignal('');
  const sending = useSignal(false);
  const wait = useSignal(0);
  const throttled = wait.value > 0;
  const first = useRef<HTMLInputElement>(null);

  useEffect(() => first.current?.focus(), []);

  useEffect(() => {
    if (!throttled) return;
    const timer = setInterval(() => {
      wait.value -= 1;
      if (wait.value <= 0) error.value = '';
    }, 1_000);
    return () => clearInterval(timer);
  }, [throttled, wait, error]);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending.value || wait.value > 0) return;
    if (username.value.trim() === '' || password.value === '') {
      error.value = words.missing;
      return;
    }
    sending.value = true;
    error.value = '';
    const body = { username: username.value.trim(), password: password.value };
    const signedIn = await callApi('/api/session', { method: 'POST', body });
    const answer = signedIn.ok ? await readSession() : signedIn;
    sending.value = false;
    if (answer.ok) return onSession(answer.body);
    error.value = inLanguage(answer.problem.message);
    if (answer.status === 429) wait.value = Math.ceil(answer.retryAfterSeconds ?? 30);
  };

  return (
    <form class="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{words.heading}</h1>
      {note !== undefined && <p class="lead">{note}</p>}
      <div class="field">
        <label for={id}>{words.username}</label>
        <input
          id={id}
          name="username"
          autoComplete="username"
          autoCapitalize="off"
          spellcheck={false}
          value={username.value}
          ref={first}
          onInput={(event) => {
            username.value = event.currentTarget.value;
          }}
        />
      </div>
      <PasswordField
        label={words.password}
        value={password.value}
        autoComplete="current-password"
        invalid={error.value !== ''}
        onInput={(value) => {
          password.value = value;
        }}
      />
      <FormError text={error.value} />
      <button type="submit" class="submit" aria-disabled={sending.value || throttled}>
        {throttled ? words.submitIn(wait.value) : sending.value ? words.submitting : words.submit}
      </button>
      <p class="field-hint">{words.forgot}</p>
    </form>
  );
}
