import { PageHead } from '../parts/page-head.tsx';
import { NothingChosen, Reading, Workbench } from '../parts/workbench.tsx';
import { devices, printers } from '../resource.ts';
import { route } from '../router.ts';
import { words } from '../words.ts';
import { DeviceDetail } from './device-detail.tsx';
import { machineGroups } from './groups.tsx';
import { NewDevice } from './new-device.tsx';
import { PrinterDetail } from './printer-detail.tsx';
import { PrinterForm } from './printer-form.tsx';

/** «Thiết bị & máy in». */
export function DevicesPage() {
  const ready = devices.value.value !== undefined && printers.value.value !== undefined;
  const [kind = '', id = ''] = route.value.rest.split('/');
  return (
    <>
      <PageHead title={words().menu.devices} />
      <Reading lists={[devices, printers]} />
      {ready && (
        <Workbench label={words().menu.devices} chosen={id} groups={machineGroups()}>
          <Detail kind={kind} id={id} />
        </Workbench>
      )}
    </>
  );
}

function Detail({ kind, id }: { kind: string; id: string }) {
  const text = words().devices;
  if (kind === 'new-device') return <NewDevice key="new" />;
  if (kind === 'new-printer') return <PrinterForm key="new" />;
  const device = devices.value.value?.find((entry) => kind === 'device' && entry.id === id);
  if (device !== undefined) return <DeviceDetail key={device.id} device={device} />;
  const printer = printers.value.value?.find((entry) => kind === 'printer' && entry.id === id);
  if (printer !== undefined) return <PrinterDetail key={printer.id} printer={printer} />;
  return <NothingChosen heading={text.choose} text={text.chooseWhy} />;
}
