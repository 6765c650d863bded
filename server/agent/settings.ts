/** The settings of `luot kiosk`, from its flags and the environment (SPEC G10). Pure: it reads what it is handed. */
import { resolve } from 'node:path';
import type { PrinterBody } from '#common/contract/office.ts';
import { ConfigError, type LogLevel, readConfig } from '#server/config.ts';

export interface AgentSettings {
  /** Undefined: as kept from before. */
  readonly serverUrl: string | undefined;
  /** A pairing code, out of the link when the whole link was given. */
  readonly pairingCode: string | undefined;
  /** A device's token, given ready-made. */
  readonly token: string | undefined;
  readonly printer: PrinterBody | undefined;
  readonly port: number;
  /** Absolute path. */
  readonly data: string;
  readonly logLevel: LogLevel;
}

export interface AgentFlags {
  readonly server?: string;
  readonly pair?: string;
  readonly printer?: string;
  readonly dots?: string;
  readonly noStatus?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PORT = '8081';

/** Reads all settings or throws the first ConfigError. A flag goes before its variable. */
export function readAgentSettings(env: Environment, flags: AgentFlags): AgentSettings {
  const value = (flag: string | undefined, name: string): string | undefined => {
    const text = (flag ?? env[name])?.trim();
    return text === '' ? undefined : text;
  };
  const shared = readConfig({ ...env, LUOT_PORT: value(undefined, 'LUOT_PORT') ?? PORT }, { demo: false });
  return {
    serverUrl: readServer(value(flags.server, 'LUOT_SERVER')),
    pairingCode: readPairing(value(flags.pair, 'LUOT_PAIR')),
    token: readToken(value(undefined, 'LUOT_KIOSK_TOKEN')),
    printer: readPrinter(
      value(flags.printer, 'LUOT_PRINTER'),
      value(flags.dots, 'LUOT_DOTS'),
      flags.noStatus === true || value(undefined, 'LUOT_PRINTER_STATUS') === 'none',
    ),
    port: shared.port,
    data: resolve(shared.data),
    logLevel: shared.logLevel,
  };
}

function readServer(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url !== undefined && url.pathname === '/' && url.search === '' && url.username === '';
  if (url === undefined || !plain || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(
      'LUOT_SERVER (--server)',
      quote(text),
      'the address of the server, such as http://192.168.1.10:8080',
    );
  }
  return url.origin;
}

/** A code as it stands on the admin page, or the link that holds it. */
function readPairing(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const code = /^(?:https?:\/\/[^/]+\/pair\/)?([A-Za-z0-9-]{8,40})\/?$/.exec(text)?.[1];
  if (code === undefined) {
    // Not repeated: it is a secret while it is good.
    throw new ConfigError(
      'LUOT_PAIR (--pair)',
      'no pairing code',
      'the code or the whole link from the page «Thiết bị»',
    );
  }
  return code;
}

function readToken(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!/^[\w.~+/=-]{20,200}$/.test(text)) {
    throw new ConfigError('LUOT_KIOSK_TOKEN', 'no token of a device', 'the token that the server showed once');
  }
  return text;
}

const DOTS = [576, 512, 384] as const;

function readPrinter(text: string | undefined, dots: string | undefined, mute: boolean): PrinterBody | undefined {
  const width = DOTS.find((one) => String(one) === (dots ?? '576'));
  if (width === undefined) throw new ConfigError('LUOT_DOTS (--dots)', quote(dots ?? ''), DOTS.join(', '));
  if (text === undefined) return undefined;
  const rest = { dots: width, status: mute ? 'none' : 'full' } as const;
  if (text === 'file') return { name: 'file', driver: 'file', path: 'printed', ...rest };
  const usb = /^usb:(\/dev\/[\w/.:-]{1,190})$/.exec(text)?.[1];
  if (usb !== undefined) return { name: usb, driver: 'usb', path: usb, ...rest };
  const network = /^network:(\[[0-9A-Fa-f:]+\]|[\w.-]{1,200})(?::(\d{1,5}))?$/.exec(text);
  const port = Number(network?.[2] ?? 9100);
  const host = network?.[1]?.replace(/^\[|\]$/g, '');
  if (host === undefined || port < 1 || port > 65_535) {
    throw new ConfigError('LUOT_PRINTER (--printer)', quote(text), 'usb:/dev/usb/lp0, network:HOST:9100 or file');
  }
  return { name: `${host}:${port}`, driver: 'network', host, port, ...rest };
}

const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
