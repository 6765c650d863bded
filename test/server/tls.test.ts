/** SPEC O7: the office's own certificate, over real https and wss. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '#server/config.ts';
import { makeLogger } from '#server/logger.ts';
import { keepCertificate, readCertificate } from '#server/tls.ts';
import { type CertificateFiles, HAS_OPENSSL, makeCertificate } from '#test/support/certificate.ts';
import { PASSWORD, type Running, run } from '#test/support/running.ts';

interface Secure {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly subject: string;
}

function ask(origin: string, path: string, ca: string, body?: object, headers: object = {}): Promise<Secure> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(
      `${origin}${path}`,
      {
        ca,
        agent: false,
        method: sent === undefined ? 'GET' : 'POST',
        headers: { ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      },
      (answer) => {
        const { subject } = (answer.socket as TLSSocket).getPeerCertificate();
        answer.resume();
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, subject: String(subject.CN) }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(sent);
  });
}

describe.skipIf(!HAS_OPENSSL)('O7: a certificate of its own', () => {
  let folder: string;
  let files: CertificateFiles;
  let other: CertificateFiles;
  let office: Running;
  let ca: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luot-tls-'));
    files = makeCertificate(folder, 'first');
    other = makeCertificate(folder, 'second');
    ca = readFileSync(files.cert, 'utf8') + readFileSync(other.cert, 'utf8');
    office = await run({ environment: { LUOT_TLS_CERT: files.cert, LUOT_TLS_KEY: files.key, LUOT_HSTS: 'on' } });
  });
  afterAll(async () => {
    await office.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('O7: serves https, names it in its links, sends HSTS, and its cookies are secure', async () => {
    expect(office.origin).toMatch(/^https:/);
    const body = { username: 'hoai', password: PASSWORD };
    const signedIn = await ask(office.origin, '/api/session', ca, body, { origin: office.origin });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}$/);
    expect(String(signedIn.headers['set-cookie'])).toMatch(/luot_session=.*Secure/);
  });

  it('O7: the feed speaks wss', async () => {
    const { id, client } = await office.device('display');
    expect(id).not.toBe('');
    const socket = new WebSocket(`${office.origin.replace('https', 'wss')}/api/feed`, {
      ca,
      headers: client.handshake,
    });
    const first = await new Promise<string>((resolve, reject) => {
      socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', protocol: 1, topic: 'display' })));
      socket.on('message', (data) => resolve(String(data)));
      socket.on('error', reject);
    });
    expect(JSON.parse(first)).toMatchObject({ type: 'snapshot' });
    socket.terminate();
  });

  it('O7: plain http at the same port gets nothing, and whoever does not trust the certificate neither', async () => {
    await expect(fetch(`${office.origin.replace('https', 'http')}/api/health`)).rejects.toThrow();
    await expect(ask(office.origin, '/api/health', readFileSync(other.cert, 'utf8'))).rejects.toThrow(/self-signed/);
  });

  it('O7: new files are used without a restart; half of a change is not, and is told once', async () => {
    const subject = async () => (await ask(office.origin, '/api/health', ca)).subject;
    expect(await subject()).toBe('first');
    copyFileSync(other.cert, files.cert);
    await office.server.reload?.();
    await office.server.reload?.();
    expect(await subject()).toBe('first');
    expect(office.log.filter((line) => line.includes('the old one stays'))).toHaveLength(1);
    copyFileSync(other.key, files.key);
    await office.server.reload?.();
    expect(await subject()).toBe('second');
  });

  it('O7: what cannot be used is told at the start: which setting, which file, what is wrong', () => {
    const missing = join(folder, 'missing.pem');
    const text = join(folder, 'text.pem');
    writeFileSync(text, 'hello');
    const third = makeCertificate(folder, 'third');
    const fourth = makeCertificate(folder, 'fourth');
    expect(() => readCertificate({ cert: missing, key: third.key })).toThrow(/LUOT_TLS_CERT .*missing\.pem.*ENOENT/);
    expect(() => readCertificate({ cert: text, key: third.key })).toThrow(/LUOT_TLS_CERT .*holds no certificate/);
    expect(() => readCertificate({ cert: third.cert, key: text })).toThrow(/LUOT_TLS_KEY .*no key/);
    expect(() => readCertificate({ cert: third.cert, key: fourth.key })).toThrow(/LUOT_TLS_KEY .*another certificate/);
  });

  it('O7: one that has expired is served and told, since an office that does not open helps nobody', () => {
    const log: string[] = [];
    const short = makeCertificate(folder, 'short', 1);
    const inTwoDays = Date.now() + 2 * 86_400_000;
    keepCertificate(short, makeLogger('info', { write: (line) => log.push(line) }), () => inTwoDays).stop();
    expect(log.join('')).toContain('has expired');
  });
});

describe('O7: settings', () => {
  const read = (env: Record<string, string>) => readConfig(env, { demo: false });

  it('O7: half a certificate, HSTS without one and networks that are everybody are refused by name', () => {
    expect(() => read({ LUOT_TLS_CERT: 'a.pem' })).toThrow('LUOT_TLS_KEY is not set');
    expect(() => read({ LUOT_TLS_KEY: 'a.pem' })).toThrow('LUOT_TLS_CERT is not set');
    expect(() => read({ LUOT_HSTS: 'on' })).toThrow('LUOT_HSTS');
    for (const entry of ['proxy.local', '10.0.0.0/33', '0.0.0.0/0', '::/0', '10.0.0.1/8/8', '10.0.0.1/', '*']) {
      expect(() => read({ LUOT_TRUSTED_PROXIES: `127.0.0.1,${entry}` }), entry).toThrow('LUOT_TRUSTED_PROXIES');
    }
  });

  it('O7: reads them', () => {
    expect(read({})).toMatchObject({ tls: undefined, hsts: false, trustedProxies: ['loopback'] });
    expect(read({ LUOT_TRUSTED_PROXIES: 'none' }).trustedProxies).toEqual([]);
    expect(read({ LUOT_TRUSTED_PROXIES: '10.0.0.5, fd00::/8 loopback' }).trustedProxies).toEqual([
      '10.0.0.5',
      'fd00::/8',
      'loopback',
    ]);
  });
});
