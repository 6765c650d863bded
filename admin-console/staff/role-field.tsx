import type { Role } from '#common/contract/office.ts';
import { RadioField } from '../parts/choice-fields.tsx';
import { words } from '../words.ts';

export interface RoleFieldProps {
  readonly value: Role;
  readonly onChoose: (role: Role) => void;
  readonly error: string | undefined;
  readonly locked: boolean;
}

/** What somebody may do, each said in one line. */
export function RoleField({ value, onChoose, error, locked }: RoleFieldProps) {
  const text = words().staff;
  const roles: readonly Role[] = ['operator', 'supervisor', 'admin'];
  return (
    <RadioField
      label={text.role}
      value={value}
      error={error}
      locked={locked}
      choices={roles.map((role) => ({ value: role, text: words().roles[role], hint: text.roleHints[role] }))}
      onChoose={onChoose}
    />
  );
}
