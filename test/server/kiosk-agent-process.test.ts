/** `luot kiosk` as a process (SPEC G10, G12, G18, G19): its settings, its pairing, its stop, kill -9 in the middle, a restored server. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '#test/support/free-port.ts';
import { KilledOffice } from '#test/support/killed-office.ts';
import { buildServer, cleanUp, emptyFolder, type Luot, luot, start } from '#test/support/process.ts';
import { type Answer, Client } from '#test/support/running-http.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(buildServer, 120_000);
afterAll(cleanUp);

describe('settings', () => {
  test('G10: the help names the command, its flags and its variables', async () => {
    const { out } = await luot(['--help']);
    for (const word of ['luot kiosk', '--server', '--pair', '--printer', '--dots', '--no-status', 'LUOT_SERVER']) {
      expect(out).toContain(word);
    }
  });

  test.each([
    [['kiosk'], 'luot kiosk --server'],
    [['kiosk', '--server', 'ftp://x'], 'LUOT_SERVER'],
    [['kiosk', '--fast'], '--fast'],
  ])('G10: %j is refused and says why', async (args, why) => {
    const { code, err } = await luot(args, { LUOT_DATA: emptyFolder() });
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
    expect(err).not.toContain('    at ');
  });
});

describe('a kiosk', () => {
  let office: KilledOffice;
  let admin: Client;
  let serviceId = '';
  const data = join(emptyFolder(), 'kiosk');
  const environment: Record<string, string> = {};
  let agent: Luot;
  let page: Client;
  beforeAll(async () => {
    office = await KilledOffice.start();
    admin = await office.signIn('admin');
    const port = String(await freePort());
    Object.assign(environment, { LUOT_DATA: data, LUOT_PORT: port, LUOT_PRINTER: 'file', LUOT_SERVER: office.origin });
    const { services } = (await admin.ask('/api/services')).json as { services: { id: string; prefix: string }[] };
    serviceId = services.find(({ prefix }) => prefix === 'A')?.id ?? '';
  }, 120_000);

  const up = async (): Promise<void> => {
    agent = start(['kiosk'], environment);
    const origin = await agent.origin();
    page = new Client(origin, { origin });
  };
  const take = (key: string): Promise<Answer> => page.post('/api/tickets', { serviceId }, key);
  const labelOf = (answer: Answer): string => (answer.json as { ticket: { label: string } }).ticket.label;
  const waiting = async (): Promise<number | undefined> => {
    const monitor = await office.signIn('admin');
    const { services } = (await monitor.ask('/api/services')).json as { services: { id: string; waiting: number }[] };
    return services.find(({ id }) => id === serviceId)?.waiting;
  };
  const until = (link: string): Promise<void> =>
    expect
      .poll(async () => (await page.ask('/api/health')).json, { timeout: 60_000 })
      .toMatchObject({ link, notHandedIn: 0 });
  const cut = (): Promise<void> =>
    expect
      .poll(async () => (await page.ask('/api/health')).json, { timeout: 60_000 })
      .toMatchObject({ link: 'cut-off' });

  test('G10: unpaired it says what to do, gives nothing, and takes the code that is given to it while it runs', async () => {
    await up();
    expect(await agent.says(/not paired[\s\S]*luot kiosk --pair LINK/)).toBeTruthy();
    expect([(await take('k0')).status, (await take('k0')).json]).toMatchObject([401, { code: 'auth.required' }]);
    const made = (await admin.post('/api/devices', { kind: 'kiosk', label: 'Kiosk' })).json as { id: string };
    const { url } = (await admin.post(`/api/devices/${made.id}/pairing`)).json as { url: string };
    expect(await luot(['kiosk', '--pair', url], environment)).toMatchObject({ code: 0 });
    await until('live');
    expect(statSync(join(data, 'luot-kiosk.db')).mode & 0o777).toBe(0o600);
    expect(labelOf(await take('k1'))).toBe('A001');
  });

  test('G10: a second agent on the folder, a page of another site and another name are refused', async () => {
    expect((await luot(['kiosk'], environment)).code).toBe(2);
    const foreign = new Client(page.origin, { origin: 'http://elsewhere.example' });
    expect((await foreign.post('/api/tickets', { serviceId }, 'k')).status).toBe(403);
    const renamed = new Client(page.origin, { host: 'elsewhere.example' });
    expect((await renamed.ask('/kiosk')).status).toBe(403);
    expect((await page.ask('/kiosk')).headers['content-security-policy']).toContain("default-src 'self'");
  });

  test('G12: kill -9 after any number loses none and gives none twice, also to a key that is sent again', async () => {
    await office.kill();
    await cut();
    expect((await page.post('/api/help')).json).toMatchObject({ code: 'server.away' });
    const labels = new Map<string, string>();
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < 4; index += 1) {
        const key = `cut-${round}-${index}`;
        labels.set(key, labelOf(await take(key)));
      }
      // In the middle of one more: its answer is not waited for.
      const lost = take(`lost-${round}`).catch(() => undefined);
      await agent.stop('SIGKILL');
      await lost;
      await up();
      labels.set(`lost-${round}`, labelOf(await take(`lost-${round}`)));
      for (const [key, label] of labels) expect(labelOf(await take(key))).toBe(label);
    }
    expect(new Set(labels.values()).size).toBe(15);
    expect([...labels.values()].sort()).toEqual(Array.from({ length: 15 }, (_, index) => `A${901 + index}`));
    await office.up();
    await until('live');
    expect(await waiting()).toBe(16);
    expect(labelOf(await take('k2'))).toBe('A002');
  });

  test('G15: a server that hangs while it is asked: one number for the touch, and nobody waits twice', async () => {
    const before = await waiting();
    office.freeze();
    const answer = await take('frozen');
    expect(labelOf(answer)).toBe('A916');
    office.thaw();
    await until('live');
    expect(labelOf(await take('frozen'))).toBe('A916');
    await expect.poll(waiting, { timeout: 20_000 }).toBe((before ?? 0) + 1);
  });

  test('G18: a server that was restored from a backup gets back what this kiosk knows of today', async () => {
    const file = join(emptyFolder(), 'backup.db');
    expect((await luot(['backup', file], { LUOT_DATA: office.data })).code).toBe(0);
    const labels = [labelOf(await take('r1')), labelOf(await take('r2'))];
    const before = await waiting();
    await office.kill();
    await cut();
    labels.push(labelOf(await take('r3')));
    expect((await luot(['restore', file, '--force'], { LUOT_DATA: office.data })).code).toBe(0);
    await office.up();
    await until('live');
    expect(await waiting()).toBe((before ?? 0) + 1);
    labels.push(labelOf(await take('r4')));
    expect(new Set(labels).size).toBe(4);
  });

  test('G19: it stops within 5 s, with 0, connected or not', async () => {
    const stopped = await agent.stop();
    expect([stopped.code, stopped.err]).toEqual([0, expect.not.stringContaining('holds on')]);
    await office.kill();
    await up();
    expect((await agent.stop()).code).toBe(0);
  });

  test('A8: a kiosk that was removed gives nothing any more, also while the server is away', async () => {
    await office.up();
    await up();
    await until('live');
    const boss = await office.signIn('admin');
    const { devices } = (await boss.ask('/api/devices')).json as { devices: { id: string; label: string }[] };
    const mine = devices.find(({ label }) => label === 'Kiosk')?.id;
    expect((await boss.ask(`/api/devices/${mine}`, { method: 'DELETE' })).status).toBeLessThan(300);
    await expect
      .poll(async () => (await page.ask('/api/health')).json, { timeout: 90_000 })
      .toMatchObject({ link: 'denied' });
    await office.kill();
    await agent.stop('SIGKILL');
    await up();
    expect((await take('after')).json).toMatchObject({ code: 'auth.required' });
  });
});
