import userSign from '@phosphor-icons/core/bold/user-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { NothingChosen, Reading, Workbench } from '../parts/workbench.tsx';
import { staff } from '../resource.ts';
import { href, route } from '../router.ts';
import { words } from '../words.ts';
import { NewStaff } from './new-staff.tsx';
import { StaffForm } from './staff-form.tsx';

/** «Nhân viên». */
export function StaffPage() {
  const text = words().staff;
  const list = staff.value.value;
  const chosen = route.value.rest;
  const person = list?.find(({ id }) => id === chosen);
  return (
    <>
      <PageHead title={words().menu.staff} />
      <Reading lists={[staff]} />
      {list !== undefined && (
        <Workbench
          label={words().menu.staff}
          chosen={chosen}
          groups={[
            {
              items: list.map(({ id, name, username, role }) => ({
                id,
                href: href('staff', id),
                mark: <Icon svg={userSign} size="24px" />,
                name,
                note: `${words().roles[role]} · ${username}`,
              })),
              empty: text.empty,
              add: { label: text.add, href: href('staff', 'new') },
            },
          ]}
        >
          {chosen === 'new' ? (
            <NewStaff key="new" />
          ) : person === undefined ? (
            <NothingChosen heading={text.choose} text={text.chooseWhy} />
          ) : (
            <StaffForm key={person.id} person={person} />
          )}
        </Workbench>
      )}
    </>
  );
}
