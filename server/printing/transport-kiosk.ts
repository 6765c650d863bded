import type { KioskBroker } from '#server/printing/kiosk-broker.ts';
import { whole } from '#server/printing/parts.ts';
import type { PrinterTransport } from '#server/printing/types.ts';

/** A printer at a kiosk's own PC: the agent there prints (SPEC G8). `deviceId` is missing until an agent has told of it. */
export function kioskTransport(
  broker: Pick<KioskBroker, 'deliver' | 'stateOf'>,
  deviceId: string | undefined,
): PrinterTransport {
  return {
    async deliver(job) {
      if (deviceId === undefined) return { state: 'not-printed', reason: 'unreachable' };
      const { jobId, label, createdAt, parts, begun, signal } = job;
      const picture = await whole(parts);
      if (!(await begun)) return { state: 'not-printed', reason: 'interrupted' };
      return broker.deliver(deviceId, { jobId, label, createdAt, picture }, signal);
    },
    async probe() {
      return deviceId === undefined ? 'unreachable' : broker.stateOf(deviceId);
    },
  };
}
