import { now, view } from '../live.ts';
import { deviceState, type MachineState } from '../parts/machine-state.ts';
import { clockOrDay } from '../parts/when.ts';

/** State of a device as it is now; undefined before the first data, or while the feed does not know it yet. */
export function liveState(id: string): MachineState | undefined {
  const all = view();
  const device = all?.devices[id];
  if (all === undefined || device === undefined) return undefined;
  return deviceState(device, (at) => clockOrDay(at, now(), all.office.timeZone));
}
