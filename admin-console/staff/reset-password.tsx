import { useSignal } from '@preact/signals';
import type { Staff } from '#common/contract/office.ts';
import { TextField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { staff } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

/** A new password for somebody who forgot the old one: it signs out everywhere and has to be changed at once. */
export function ResetPassword({ person, own }: { person: Staff; own: boolean }) {
  const text = words().staff;
  const open = useSignal(false);
  const done = useSignal(false);
  if (open.value) {
    return (
      <PasswordForm
        person={person}
        own={own}
        onEnd={(changed) => {
          open.value = false;
          done.value = changed;
        }}
      />
    );
  }
  return (
    <div class="remove">
      <button
        type="button"
        class="button"
        onClick={() => {
          open.value = true;
        }}
      >
        {text.resetPassword}
      </button>
      <p role="status" class="ok">
        {done.value ? (own ? text.ownChanged : text.wasReset(person.name)) : ''}
      </p>
    </div>
  );
}

interface PasswordFormProps {
  readonly person: Staff;
  readonly own: boolean;
  readonly onEnd: (changed: boolean) => void;
}

/** Taken away when it ends: a password must not stay in a field that somebody else may look at. */
function PasswordForm({ person, own, onEnd }: PasswordFormProps) {
  const text = words().staff;
  const form = useForm<{ readonly password: string }>({
    saved: { password: '' },
    fresh: true,
    check: ({ password }) => (password.length >= 8 ? {} : { password: text.passwordRule }),
    send: ({ password }) => send(`/api/staff/${person.id}`, { method: 'PATCH', body: { password } }),
    onSaved: () => {
      void staff.reload();
      onEnd(true);
    },
  });
  return (
    <form class="form form-part" onSubmit={form.submit} noValidate>
      <h3>{text.resetPassword}</h3>
      <TextField
        label={text.password}
        hint={own ? text.ownHint : text.resetHint}
        value={form.value.password}
        maxLength={200}
        error={form.errorAt('password')}
        onInput={(password) => form.change({ password })}
      />
      <FormBar form={form} label={text.resetKey} onCancel={() => onEnd(false)} />
    </form>
  );
}
