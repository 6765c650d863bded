import { LateSlipsForm } from '../dossiers/late.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Reading } from '../parts/workbench.tsx';
import { office } from '../resource.ts';
import { words } from '../words.ts';
import { LaneForm } from './lane-form.tsx';
import { OfficeForm } from './office-form.tsx';
import { PartsForm } from './parts-form.tsx';
import { PriorityForm } from './priority-form.tsx';
import { WorkForm } from './work-form.tsx';

/** «Cài đặt». */
export function SettingsPage() {
  const settings = office.value.value;
  return (
    <>
      <PageHead title={words().menu.settings} />
      <Reading lists={[office]} />
      {settings !== undefined && (
        <div class="sections">
          <OfficeForm office={settings} />
          <PriorityForm office={settings} />
          <WorkForm office={settings} />
          <PartsForm office={settings} />
          <LateSlipsForm office={settings} />
          {settings.parts.dossierCounts === true && <LaneForm office={settings} />}
        </div>
      )}
    </>
  );
}
