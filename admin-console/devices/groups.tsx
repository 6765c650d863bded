import monitor from '@phosphor-icons/core/bold/monitor-bold.svg?raw';
import monitorPlay from '@phosphor-icons/core/bold/monitor-play-bold.svg?raw';
import printerSign from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import storefront from '@phosphor-icons/core/bold/storefront-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { view } from '../live.ts';
import { printerState } from '../parts/machine-state.ts';
import { StateMark } from '../parts/state-mark.tsx';
import type { WorkbenchGroup } from '../parts/workbench.tsx';
import { devices, printers } from '../resource.ts';
import { href } from '../router.ts';
import { words } from '../words.ts';
import { liveState } from './live-state.ts';

const SIGNS = { kiosk: monitor, display: monitorPlay, counter: storefront } as const;

/** The machines of the office: what is paired, and what prints; each with its state as it is now. */
export function machineGroups(): WorkbenchGroup[] {
  const text = words().devices;
  const states = view()?.printers ?? {};
  const paired: WorkbenchGroup = {
    heading: text.devices,
    empty: text.noDevices,
    add: { label: text.addDevice, href: href('devices', 'new-device') },
    items: (devices.value.value ?? []).map((device) => {
      const state = liveState(device.id);
      return {
        id: device.id,
        href: href('devices', `device/${device.id}`),
        mark: <Icon svg={SIGNS[device.kind]} size="24px" />,
        name: device.label,
        note: state === undefined ? text.kinds[device.kind] : <StateMark weight={state.weight} text={state.text} />,
      };
    }),
  };
  const printing: WorkbenchGroup = {
    heading: text.printers,
    empty: text.noPrinters,
    add: { label: text.addPrinter, href: href('devices', 'new-printer') },
    items: (printers.value.value ?? []).map((printer) => {
      const state = printerState(states[printer.id]?.state ?? printer.state);
      return {
        id: printer.id,
        href: href('devices', `printer/${printer.id}`),
        mark: <Icon svg={printerSign} size="24px" />,
        name: printer.name,
        note: <StateMark weight={state.weight} text={state.text} />,
      };
    }),
  };
  return [paired, printing];
}
