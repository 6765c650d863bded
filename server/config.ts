/** Environment → one typed, validated Config (CONTRACT "Process"). Pure: it reads nothing but what it is handed. */
import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly timeZone: string;
  /** The first administrator's; undefined = one is made and printed once. */
  readonly adminPassword: string | undefined;
  readonly logLevel: LogLevel;
  readonly rateLimit: boolean;
  /** The office's own certificate; undefined = plain http, perhaps behind a proxy that speaks https. */
  readonly tls: TlsFiles | undefined;
  /** Browsers are told to come by https alone from now on. */
  readonly hsts: boolean;
  /** Addresses and networks of proxies that may say for whom they ask (SPEC O7). */
  readonly trustedProxies: readonly string[];
  /** Where copies of the office are kept; `make`: the folder is the default one and made when it is missing. Null: none are made. */
  readonly backup: { readonly folder: string; readonly make: boolean } | null;
  readonly demo: boolean;
}

/** Absolute paths of PEM files: the certificate with its chain, and its key. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** A setting that cannot be used. The message names it, says what was found and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly variable: string;

  constructor(variable: string, found: string, allowed: string) {
    super(`${variable} is ${found}. Allowed: ${allowed}.`);
    this.variable = variable;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all settings or throws the first ConfigError. An empty value counts as not set, as in service files. */
export function readConfig(env: Environment, { demo }: { readonly demo: boolean }): Config {
  const value = (name: string): string | undefined => {
    const text = env[name]?.trim();
    return text === '' ? undefined : text;
  };
  const tls = readTlsFiles(value('LUOT_TLS_CERT'), value('LUOT_TLS_KEY'));
  const data = resolve(value('LUOT_DATA') ?? './data');
  return {
    port: readPort(value('LUOT_PORT')),
    // Nobody outside this machine is served unless the office says so.
    host: readHost(value('LUOT_HOST')),
    data,
    timeZone: readTimeZone(value('LUOT_TIMEZONE')),
    adminPassword: readPassword(env.LUOT_ADMIN_PASSWORD),
    logLevel: readChoice('LUOT_LOG_LEVEL', value('LUOT_LOG_LEVEL'), LOG_LEVELS, 'info'),
    rateLimit: readChoice('LUOT_RATE_LIMIT', value('LUOT_RATE_LIMIT'), ['on', 'off'], 'on') === 'on',
    tls,
    hsts: readHsts(value('LUOT_HSTS'), tls),
    trustedProxies: readProxies(value('LUOT_TRUSTED_PROXIES')),
    backup: readBackup(value('LUOT_BACKUP'), data),
    demo,
  };
}

/** `off`, or a folder. It need not be there now: a stick may come later, and an office opens without it. */
function readBackup(text: string | undefined, data: string): Config['backup'] {
  if (text === undefined) return { folder: join(data, 'backups'), make: true };
  if (text === 'off') return null;
  const folder = resolve(text);
  if (!isAbsolute(text)) {
    throw new ConfigError('LUOT_BACKUP', quote(text), 'off, or the whole path of a folder, such as /media/usb/luot');
  }
  if (folder === data) {
    throw new ConfigError(
      'LUOT_BACKUP',
      'the data folder itself',
      'off, or another folder; without it, "backups" in it',
    );
  }
  return { folder, make: false };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 8080;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError('LUOT_PORT', quote(text), 'a whole number from 0 to 65535 (0 takes any free port)');
  }
  return port;
}

function readHost(text: string | undefined): string {
  if (text === undefined) return '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]{1,253}$/.test(text)) {
    throw new ConfigError(
      'LUOT_HOST',
      quote(text),
      'a host name or an address of this machine without scheme or port, such as 127.0.0.1 or 0.0.0.0 (every network)',
    );
  }
  return text;
}

function readTimeZone(text: string | undefined): string {
  if (text === undefined) return 'Asia/Ho_Chi_Minh';
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    // Intl throws RangeError for a name that it does not know, and nothing else.
    throw new ConfigError('LUOT_TIMEZONE', quote(text), 'an IANA time zone, such as Asia/Ho_Chi_Minh');
  }
  return text;
}

/** Not trimmed, since a space may be part of a password; and never repeated in the error. */
function readPassword(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (text.length < 8 || text.length > 200) {
    throw new ConfigError('LUOT_ADMIN_PASSWORD', `${text.length} characters long`, '8 to 200 characters');
  }
  return text;
}

function readTlsFiles(cert: string | undefined, key: string | undefined): TlsFiles | undefined {
  if (cert === undefined && key === undefined) return undefined;
  const both = 'both LUOT_TLS_CERT and LUOT_TLS_KEY (two PEM files), or neither';
  if (cert === undefined) throw new ConfigError('LUOT_TLS_CERT', 'not set', both);
  if (key === undefined) throw new ConfigError('LUOT_TLS_KEY', 'not set', both);
  return { cert: resolve(cert), key: resolve(key) };
}

function readHsts(text: string | undefined, tls: TlsFiles | undefined): boolean {
  const on = readChoice('LUOT_HSTS', text, ['on', 'off'], 'off') === 'on';
  if (on && tls === undefined) {
    throw new ConfigError(
      'LUOT_HSTS',
      '"on"',
      'off, unless LUOT_TLS_CERT and LUOT_TLS_KEY are set (a proxy sends its own)',
    );
  }
  return on;
}

/** `loopback` is this machine, the default. A list takes its place. */
function readProxies(text: string | undefined): readonly string[] {
  if (text === undefined) return ['loopback'];
  if (text === 'none') return [];
  const listed = text.split(/[\s,]+/).filter((entry) => entry !== '');
  for (const entry of listed) {
    if (entry === 'loopback' || isNetwork(entry)) continue;
    throw new ConfigError(
      'LUOT_TRUSTED_PROXIES',
      quote(entry),
      'none, or addresses and networks with commas between, such as loopback,192.168.1.5,10.0.0.0/24 (not everybody: /0)',
    );
  }
  return listed;
}

function isNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128);
}

function readChoice<const C extends string>(
  variable: string,
  text: string | undefined,
  choices: readonly C[],
  otherwise: NoInfer<C>,
): C {
  if (text === undefined) return otherwise;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new ConfigError(variable, quote(text), choices.join(', '));
  return choice;
}

const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
