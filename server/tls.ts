/** The office's own certificate: read, checked, and taken anew when its files change (SPEC O7). */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { ConfigError, type TlsFiles } from './config.ts';
import type { ServerMaker } from './http/parts.ts';

/** A certificate is renewed every few weeks; a minute later is soon enough. */
const LOOK_EVERY_MS = 60_000;

interface Pem {
  readonly cert: string;
  readonly key: string;
}

export interface Certificate extends Pem {
  /** ms UTC */
  readonly validFrom: number;
  /** ms UTC */
  readonly expiresAt: number;
}

export interface CertificateLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The certificate in use. */
export interface Tls {
  readonly makeServer: ServerMaker;
  /** ms UTC at which the certificate in use ends. */
  expiresAt(): number;
  /** Looks at the files; new ones are used for the next connections, broken ones are told and not used. */
  reload(): Promise<void>;
  stop(): void;
}

/** Reads and checks both files; throws a ConfigError that says which is wrong, and how. */
export function readCertificate(files: TlsFiles): Certificate {
  return checked(files, { cert: readPem('LUOT_TLS_CERT', files.cert), key: readPem('LUOT_TLS_KEY', files.key) });
}

/** Serves with the certificate in these files, and follows them: every minute, and whenever `reload` is called. */
export function keepCertificate(files: TlsFiles, logger: CertificateLog, now: () => number): Tls {
  let current = readCertificate(files);
  let server: ReturnType<typeof createServer> | undefined;
  let complaint = '';
  warnOfDates(current, logger, now());

  const reload = async (): Promise<void> => {
    try {
      const pem = { cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8') };
      if (pem.cert === current.cert && pem.key === current.key) return;
      const next = checked(files, pem);
      server?.setSecureContext({ cert: next.cert, key: next.key });
      current = next;
      complaint = '';
      logger.info({ expires: new Date(next.expiresAt).toISOString() }, 'the certificate was renewed');
      warnOfDates(next, logger, now());
    } catch (error) {
      // Also the moment in which one of the two files is new and the other is not yet.
      const failure = error instanceof Error ? error.message : String(error);
      if (failure !== complaint) logger.error({ failure }, 'the new certificate cannot be used; the old one stays');
      complaint = failure;
    }
  };
  const timer = setInterval(() => void reload(), LOOK_EVERY_MS);
  timer.unref();

  return {
    makeServer(handler, options) {
      server = createServer({ cert: current.cert, key: current.key }, handler);
      // As Fastify does with the servers that it makes itself.
      if (typeof options.keepAliveTimeout === 'number') server.keepAliveTimeout = options.keepAliveTimeout;
      if (typeof options.requestTimeout === 'number') server.requestTimeout = options.requestTimeout;
      if (typeof options.connectionTimeout === 'number') server.setTimeout(options.connectionTimeout);
      return server;
    },
    expiresAt: () => current.expiresAt,
    reload,
    stop: () => clearInterval(timer),
  };
}

function readPem(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ConfigError(variable, `${JSON.stringify(file)}, which cannot be read (${why})`, 'a readable PEM file');
  }
}

function checked(files: TlsFiles, pem: Pem): Certificate {
  let certificate: X509Certificate;
  let key: KeyObject;
  try {
    certificate = new X509Certificate(pem.cert);
  } catch {
    // OpenSSL's own words name routines, not what to do.
    throw new ConfigError('LUOT_TLS_CERT', `${JSON.stringify(files.cert)}, which holds no certificate`, PEM_CERT);
  }
  try {
    key = createPrivateKey(pem.key);
  } catch {
    throw new ConfigError('LUOT_TLS_KEY', `${JSON.stringify(files.key)}, which holds no key that can be read`, PEM_KEY);
  }
  if (!certificate.checkPrivateKey(key)) {
    throw new ConfigError('LUOT_TLS_KEY', 'the key of another certificate', 'the key that LUOT_TLS_CERT was made with');
  }
  return { ...pem, validFrom: Date.parse(certificate.validFrom), expiresAt: Date.parse(certificate.validTo) };
}

const PEM_CERT = 'a PEM file that begins with -----BEGIN CERTIFICATE-----, the chain after it';
const PEM_KEY = 'a PEM file with the private key, without a passphrase';

/** A certificate out of date is served all the same: an office that does not open helps nobody. */
function warnOfDates({ validFrom, expiresAt }: Certificate, logger: CertificateLog, now: number): void {
  const fields = { from: new Date(validFrom).toISOString(), expires: new Date(expiresAt).toISOString() };
  if (now >= expiresAt) logger.error(fields, 'the certificate has expired: browsers refuse it');
  else if (now < validFrom)
    logger.error(fields, 'the certificate is not valid yet: browsers refuse it; check the clock');
}
