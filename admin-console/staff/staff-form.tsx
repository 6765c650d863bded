import type { Role, Staff } from '#common/contract/office.ts';
import { TextField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { Remove } from '../parts/remove.tsx';
import { staff } from '../resource.ts';
import { goTo, href } from '../router.ts';
import { send, stage } from '../session.ts';
import { words } from '../words.ts';
import { ResetPassword } from './reset-password.tsx';
import { RoleField } from './role-field.tsx';

interface Draft {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
}

/** One member of staff. */
export function StaffForm({ person }: { person: Staff }) {
  const text = words().staff;
  const { id, name, username, role } = person;
  const form = useForm<Draft>({
    saved: { name, username, role },
    check: (draft) => ({
      ...(draft.name.trim() === '' ? { name: words().form.required } : {}),
      ...(/^[a-z0-9][a-z0-9._-]{1,30}$/.test(draft.username) ? {} : { username: text.usernameRule }),
    }),
    send: (draft) => send(`/api/staff/${id}`, { method: 'PATCH', body: draft }),
    onSaved: () => void staff.reload(),
  });
  const { value, locked, errorAt, change } = form;
  const own = stage.value.at === 'inside' && stage.value.session.staff.id === id;
  return (
    <>
      <form class="form" onSubmit={form.submit} noValidate>
        <h2>{name}</h2>
        {person.mustChangePassword && <p class="quiet">{text.willChange}</p>}
        <TextField
          label={text.name}
          value={value.name}
          maxLength={80}
          error={errorAt('name')}
          locked={locked}
          onInput={(next) => change({ name: next })}
        />
        <TextField
          label={text.username}
          hint={text.usernameHint}
          value={value.username}
          maxLength={31}
          error={errorAt('username')}
          locked={locked}
          onInput={(next) => change({ username: next.trim().toLowerCase() })}
        />
        <RoleField
          value={value.role}
          error={errorAt('role')}
          locked={locked}
          onChoose={(next) => change({ role: next })}
        />
        <FormBar form={form} />
      </form>
      {!locked && <ResetPassword person={person} own={own} />}
      {!locked && (
        <p>
          <a class="text-link" href={href('audit', id)}>
            {words().audit.ofPerson}
          </a>
        </p>
      )}
      {!locked && !own && (
        <Remove
          label={text.remove}
          question={text.removeQuestion(name)}
          send={() => send(`/api/staff/${id}`, { method: 'DELETE' })}
          onRemoved={() => {
            form.reset();
            void staff.reload();
            goTo('staff');
          }}
        />
      )}
    </>
  );
}
