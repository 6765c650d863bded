import type { PrinterBody } from '#common/contract/office.ts';
import { fileTransport } from '#server/printing/transport-file.ts';
import { networkTransport } from '#server/printing/transport-network.ts';
import { usbTransport } from '#server/printing/transport-usb.ts';
import type { PrinterTransport } from '#server/printing/types.ts';

const RAW_PORT = 9100;

/** The folder of a file printer that names none. */
export const PRINTED_FOLDER = 'printed';

/** The field that this driver needs and that is missing; undefined when the settings are complete. */
export function missingField({ driver, host, path }: PrinterBody): 'host' | 'path' | undefined {
  if (driver === 'network' && host === undefined) return 'host';
  if (driver === 'usb' && path === undefined) return 'path';
  return undefined;
}

/** The way to a printer, from its settings. Throws when they are incomplete or lead out of the data folder. */
export function transportOf(settings: PrinterBody, dataFolder: string): PrinterTransport {
  const answers = settings.status === 'full';
  switch (settings.driver) {
    case 'network':
      return networkTransport({ host: required(settings.host, 'host'), port: settings.port ?? RAW_PORT, answers });
    case 'usb':
      return usbTransport({ path: required(settings.path, 'path'), answers });
    case 'file':
      return fileTransport(dataFolder, settings.path ?? PRINTED_FOLDER);
  }
}

function required(value: string | undefined, field: string): string {
  if (value === undefined) throw new Error(`the printer has no ${field}`);
  return value;
}
