import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliverSlip, probeDevice, type Way } from '#server/printing/deliver.ts';
import { LIMITS, type Limits, Lost, type Port } from '#server/printing/talk.ts';
import type { PrinterTransport, PrintReason } from '#server/printing/types.ts';

/** An open device file. Neither method blocks: `EAGAIN` says that the device can't take or give anything now. */
export interface DeviceFile {
  write(bytes: Uint8Array): Promise<number>;
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

export type OpenDevice = (path: string, readable: boolean) => Promise<DeviceFile>;

export interface UsbPrinter {
  readonly path: string;
  readonly answers: boolean;
  /** False: a slip was left in the middle there by a process that is gone. */
  readonly clean?: boolean;
  readonly limits?: Partial<Limits>;
  /** Another way to open the device; tests have no printer on their USB. */
  readonly openDevice?: OpenDevice;
}

/** A printer behind a device file such as `/dev/usb/lp0`. */
export function usbTransport(printer: UsbPrinter): PrinterTransport {
  const openDevice = printer.openDevice ?? openPrinterDevice;
  const way: Way = {
    open: async (signal) => portOf(await openOrLose(openDevice, printer), printer.answers, signal),
    answers: printer.answers,
    limits: { ...LIMITS, ...printer.limits },
    memory: { clean: printer.clean ?? true },
  };
  return {
    deliver: (job) => deliverSlip(job, way),
    probe: (signal) => probeDevice(way, signal),
  };
}

const REASONS: Readonly<Record<string, PrintReason>> = {
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EBUSY: 'not-permitted',
};

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

async function openOrLose(openDevice: OpenDevice, { path, answers }: UsbPrinter): Promise<DeviceFile> {
  try {
    return await openDevice(path, answers);
  } catch (cause) {
    if (cause instanceof Lost) throw cause;
    throw new Lost(REASONS[codeOf(cause) ?? ''] ?? 'unreachable', codeOf(cause));
  }
}

/** Devices that can be a printer; a disk or a terminal must never get a slip because of a mistyped path. */
const PRINTER_DEVICE = /^\/dev\/(usb\/)?(lp|ttyUSB|ttyACM)\d+$/;

async function openPrinterDevice(path: string, readable: boolean): Promise<DeviceFile> {
  const real = await realpath(path);
  if (!PRINTER_DEVICE.test(real)) throw new Lost('wrong-device', `${real} is not a printer's device file`);
  const access = readable ? constants.O_RDWR : constants.O_WRONLY;
  const file = await open(real, access | constants.O_NONBLOCK);
  return {
    write: async (bytes) => (await file.write(bytes)).bytesWritten,
    read: async (into) => (await file.read(into)).bytesRead,
    close: () => file.close(),
  };
}

/** How soon to look again when the device was busy, or had nothing to say, ms. */
const AGAIN = 10;

function portOf(device: DeviceFile, readable: boolean, signal: AbortSignal): Port {
  let open = true;
  let queue: Promise<void> = Promise.resolve();
  const reading = new Uint8Array(64);
  const usable = (): boolean => open && !signal.aborted;

  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    let rest = bytes;
    while (rest.length > 0) {
      if (!usable()) throw new Lost('interrupted');
      const taken = await unlessBusy(device.write(rest));
      rest = rest.subarray(taken);
      if (taken === 0) await sleep(AGAIN);
    }
  };
  const readOn = async (onBytes: (bytes: Uint8Array) => void): Promise<void> => {
    while (usable()) {
      const count = await unlessBusy(device.read(reading));
      if (count > 0) onBytes(reading.slice(0, count));
      else await sleep(AGAIN);
    }
  };
  return {
    // One after another: a question must not fall into the middle of a picture.
    write: (bytes) => {
      const written = queue.then(() => writeAll(bytes));
      queue = written.catch(() => {});
      return written;
    },
    listen: (onBytes, onLost) => {
      if (!readable) return;
      readOn(onBytes).catch((cause: unknown) => onLost(cause instanceof Lost ? cause : new Lost('reset')));
    },
    finish: () => queue,
    close: () => {
      open = false;
      device.close().catch(() => {});
    },
  };
}

/** Bytes that went through: none when the device is busy. A device that was pulled out is lost. */
async function unlessBusy(act: Promise<number>): Promise<number> {
  try {
    return await act;
  } catch (cause) {
    if (codeOf(cause) === 'EAGAIN') return 0;
    throw new Lost('reset', codeOf(cause));
  }
}
