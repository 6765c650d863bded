import type { PrinterBody } from '#common/contract/office.ts';
import type { KioskBroker } from '#server/printing/kiosk-broker.ts';
import { fileTransport } from '#server/printing/transport-file.ts';
import { kioskTransport } from '#server/printing/transport-kiosk.ts';
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

/** The way to a printer, from its settings; `clean`: see SpoolStore.leftClean; `kiosks` leads to the agents of the driver `kiosk`. Throws when they are incomplete or lead out of the data folder. */
export function transportOf(
  settings: PrinterBody,
  dataFolder: string,
  clean = true,
  kiosks?: Pick<KioskBroker, 'deliver' | 'stateOf'>,
): PrinterTransport {
  const answers = settings.status === 'full';
  switch (settings.driver) {
    case 'network':
      return networkTransport({
        host: required(settings.host, 'host'),
        port: settings.port ?? RAW_PORT,
        answers,
        clean,
      });
    case 'usb':
      return usbTransport({ path: required(settings.path, 'path'), answers, clean });
    case 'file':
      return fileTransport(dataFolder, settings.path ?? PRINTED_FOLDER);
    case 'kiosk':
      if (kiosks === undefined) throw new Error('a printer at a kiosk is reached through the server alone');
      return kioskTransport(kiosks, settings.deviceId);
  }
}

function required(value: string | undefined, field: string): string {
  if (value === undefined) throw new Error(`the printer has no ${field}`);
  return value;
}
