import deviceTablet from '@phosphor-icons/core/bold/monitor-bold.svg?raw';
import monitorPlay from '@phosphor-icons/core/bold/monitor-play-bold.svg?raw';
import printerSign from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import storefront from '@phosphor-icons/core/bold/storefront-bold.svg?raw';
import type { StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { deviceState, type MachineState, printerState } from '../parts/machine-state.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { clockOrDay } from '../parts/when.ts';
import { href } from '../router.ts';
import { words } from '../words.ts';

const SIGNS = { kiosk: deviceTablet, display: monitorPlay, counter: storefront } as const;

/** Who and what is connected. */
export function Machines({ view, now }: { view: StaffView; now: number }) {
  const text = words().now;
  const clock = (at: string): string => clockOrDay(at, now, view.office.timeZone);
  const printers = Object.values(view.printers);
  const devices = Object.values(view.devices);
  return (
    <section aria-labelledby="machines-heading">
      <h2 id="machines-heading" class="ruled">
        {text.machines}
      </h2>
      {printers.length + devices.length === 0 ? (
        <p class="quiet">{text.noMachines}</p>
      ) : (
        <ul class="machines">
          {printers.map(({ id, name, state, since }) => (
            <Machine
              key={id}
              sign={printerSign}
              name={name}
              link={href('devices', `printer/${id}`)}
              state={printerState(state, clock(since))}
            />
          ))}
          {devices.map((device) => (
            <Machine
              key={device.id}
              sign={SIGNS[device.kind]}
              name={device.label}
              link={href('devices', `device/${device.id}`)}
              state={deviceState(device, clock)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Machine({ sign, name, link, state }: { sign: string; name: string; link: string; state: MachineState }) {
  return (
    <li class="machine">
      <a href={link}>
        <Icon svg={sign} size="20px" /> {name}
      </a>
      <StateMark weight={state.weight} text={state.text} />
    </li>
  );
}
