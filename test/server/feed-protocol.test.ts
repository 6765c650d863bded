/** docs/PROTOCOL.md says what the server does: its lists are whole, and its example is a working display. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ERROR_STATUS } from '#common/contract/errors.ts';
import { EVENT_TYPES } from '#common/contract/events.ts';
import { CLOSE, FEED_PROTOCOL } from '#common/contract/feed.ts';
import { packageRoot } from '#server/package-root.ts';
import { type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

const text = readFileSync(join(packageRoot(), 'docs', 'PROTOCOL.md'), 'utf8');

describe('the page', () => {
  it('names every event type, close code, error code and its status, and the version', () => {
    for (const type of EVENT_TYPES) expect(text).toContain(`\`${type}\``);
    for (const code of Object.values(CLOSE)) expect(text).toContain(`| ${code} |`);
    const rows = new Map(text.split('\n').flatMap((row) => (/^\| \d{3} \|/.test(row) ? [[row.slice(2, 5), row]] : [])));
    for (const [code, status] of Object.entries(ERROR_STATUS)) {
      expect([code, rows.get(String(status))]).toEqual([code, expect.stringContaining(`\`${code}\``)]);
    }
    expect(text).toContain(`"protocol":${FEED_PROTOCOL}`);
    expect(text).toMatch(new RegExp(`^\\| ${FEED_PROTOCOL} \\|`, 'm'));
  });
});

describe('its example', () => {
  let office: Running;
  let lan: Client;
  let kiosk: Client;
  let child: ChildProcess;
  let ended: Promise<number | null>;
  let said = '';
  // Beside the packages, since it imports one by name.
  const file = join(packageRoot(), 'node_modules', `.protocol-example-${process.pid}.mjs`);

  beforeAll(async () => {
    office = await run();
    lan = office.signedIn('lan');
    kiosk = (await office.device('kiosk')).client;
    const { client } = await office.device('display');
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
    writeFileSync(file, code);
    const TOKEN = String(client.headers.authorization).replace('Bearer ', '');
    child = spawn(process.execPath, [file], { env: { ...process.env, LUOT: office.origin, TOKEN } });
    ended = new Promise((resolve) => child.on('close', resolve));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        said += String(data);
      });
    }
    await lan.ask(`/api/counters/${office.counter(2)}/session`, { method: 'PUT' });
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    rmSync(file, { force: true });
    await office.stop();
  });

  const call = async (key: string): Promise<void> => {
    await kiosk.post('/api/tickets', { serviceId: office.service('A') }, `issue-${key}`);
    await lan.post(`/api/counters/${office.counter(2)}/call-next`, { finish: 'completed' }, `call-${key}`);
  };
  const hears = (words: string): Promise<void> =>
    vi.waitFor(() => expect(said).toContain(words), { timeout: 15_000, interval: 50 });

  it('shows calls, comes back after a cut, and stops when it is shut out', async () => {
    const { clients } = office.server.app.websocketServer;
    await vi.waitFor(() => expect(clients.size).toBe(1), { timeout: 15_000 });
    await call('1');
    await hears('A001 → Quầy 2');
    for (const socket of clients) socket.terminate();
    await hears('connection lost (1006) 1 calls on the screen');
    // What is called meanwhile is among the missed events.
    await call('2');
    await hears('A002 → Quầy 2');
    const device = office.server.core.hall.office.devices.find(({ label }) => label === 'Test display');
    await office.signedIn('admin').ask(`/api/devices/${device?.id}`, { method: 'DELETE' });
    await hears('connection lost (4409) 2 calls on the screen');
    expect(await ended).toBe(0);
  });
});
