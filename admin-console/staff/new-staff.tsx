import type { Role, StaffBody } from '#common/contract/office.ts';
import { CheckField } from '../parts/choice-fields.tsx';
import { TextField } from '../parts/fields.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { staff } from '../resource.ts';
import { goTo, href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { RoleField } from './role-field.tsx';
import { suggestUsername } from './username.ts';

interface Draft {
  readonly name: string;
  /** Empty while the suggestion made from the name is good enough. */
  readonly username: string;
  readonly role: Role;
  readonly password: string;
  readonly mustChangePassword: boolean;
}

const usernameOf = ({ name, username }: Draft): string => (username === '' ? suggestUsername(name) : username);

/** An account for somebody new; the password that is given here has to be changed at the first sign-in. */
export function NewStaff() {
  const text = words().staff;
  const form = useForm<Draft, { id: string }>({
    saved: { name: '', username: '', role: 'operator', password: '', mustChangePassword: true },
    fresh: true,
    check,
    send: (draft) => {
      const body: StaffBody = { ...draft, username: usernameOf(draft) };
      return send('/api/staff', { method: 'POST', body });
    },
    onSaved: ({ id }) => void staff.reload().then(() => goTo('staff', id)),
  });
  const { value, locked, errorAt, change } = form;
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <h2>{text.newHeading}</h2>
      <TextField
        label={text.name}
        value={value.name}
        maxLength={80}
        error={errorAt('name')}
        locked={locked}
        onInput={(name) => change({ name })}
      />
      <TextField
        label={text.username}
        hint={text.usernameHint}
        value={usernameOf(value)}
        maxLength={31}
        error={errorAt('username')}
        locked={locked}
        onInput={(username) => change({ username: username.trim().toLowerCase() })}
      />
      <RoleField value={value.role} error={errorAt('role')} locked={locked} onChoose={(role) => change({ role })} />
      <TextField
        label={text.password}
        hint={text.passwordHint}
        value={value.password}
        maxLength={200}
        error={errorAt('password')}
        locked={locked}
        onInput={(password) => change({ password })}
      />
      <CheckField
        label={text.mustChange}
        value={value.mustChangePassword}
        locked={locked}
        onInput={(mustChangePassword) => change({ mustChangePassword })}
      />
      <FormBar form={form} label={text.create} cancel={href('staff')} />
    </form>
  );
}

function check(draft: Draft): Complaints {
  const text = words();
  return {
    ...(draft.name.trim() === '' ? { name: text.form.required } : {}),
    ...(/^[a-z0-9][a-z0-9._-]{1,30}$/.test(usernameOf(draft)) ? {} : { username: text.staff.usernameRule }),
    ...(draft.password.length >= 8 ? {} : { password: text.staff.passwordRule }),
  };
}
