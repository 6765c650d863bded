import { PageHead } from '../parts/page-head.tsx';
import { Reading } from '../parts/workbench.tsx';
import { office } from '../resource.ts';
import { words } from '../words.ts';
import { HoursForm } from './hours-form.tsx';

/** «Giờ làm việc». */
export function HoursPage() {
  const settings = office.value.value;
  return (
    <>
      <PageHead title={words().menu.hours} />
      <Reading lists={[office]} />
      {settings !== undefined && <HoursForm hours={settings.hours} />}
    </>
  );
}
