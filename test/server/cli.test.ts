/** The command `luot` (outer contract "Process"), as somebody types it: the real process, its texts and exit codes. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildServer, cleanUp, emptyFolder, type Luot, luot, start } from '../support/process.ts';
import { type Answer, Client } from '../support/running-http.ts';

// Each test starts processes, and the machine may have other work.
vi.setConfig({ testTimeout: 120_000 });
beforeAll(buildServer, 120_000);
afterAll(cleanUp);

const PASSWORD = 'mot-mat-khau-tot';
const signIn = async (origin: string, username: string, password: string): Promise<{ who: Client; answer: Answer }> => {
  const who = new Client(origin, { origin });
  return { who, answer: await who.post('/api/session', { username, password }) };
};
const passwordOf = (demo: Luot, username: string): Promise<string> =>
  demo.says(new RegExp(`^ +${username} +([\\w-]{14}) `, 'm'));

describe('luot', () => {
  it('explains itself', async () => {
    const { code, out } = await luot(['--help']);
    expect(code).toBe(0);
    for (const word of ['init', 'serve', 'demo', 'backup FILE', 'restore FILE', 'check', '--help'])
      expect(out).toContain(word);
    for (const name of ['PORT', 'HOST', 'DATA', 'TIMEZONE', 'ADMIN_PASSWORD', 'LOG_LEVEL', 'RATE_LIMIT']) {
      expect(out).toContain(`LUOT_${name}`);
    }
    expect((await luot([])).code).toBe(2);
  });

  it('refuses what it does not know, without a stack', async () => {
    for (const args of [['dance'], ['constructor'], ['serve', '--fast'], ['backup'], ['restore']]) {
      const { code, err } = await luot(args, { LUOT_DATA: emptyFolder() });
      expect([args, code]).toEqual([args, 2]);
      expect(err).toMatch(/^luot: /);
      expect(err).not.toContain('    at ');
    }
  });

  it.each([
    ['LUOT_PORT', 'eighty'],
    ['LUOT_HOST', 'http://x'],
    ['LUOT_TIMEZONE', 'Asia/Dong_Ha'],
    ['LUOT_ADMIN_PASSWORD', 'short'],
    ['LUOT_LOG_LEVEL', 'loud'],
    ['LUOT_RATE_LIMIT', 'maybe'],
  ])('refuses a wrong %s by its name', async (name, value) => {
    const { code, err } = await luot(['demo'], { LUOT_DATA: emptyFolder(), [name]: value });
    expect([code, err]).toEqual([2, expect.stringContaining(name)]);
    expect(err).not.toContain('    at ');
  });
});

describe('luot init and serve', () => {
  it('serve on an empty folder names init and demo, and leaves it empty', async () => {
    const LUOT_DATA = emptyFolder();
    for (const command of ['serve', 'check', 'backup']) {
      const { code, err } = await luot([command, join(LUOT_DATA, 'copy.db')], { LUOT_DATA });
      expect([command, code]).toEqual([command, 2]);
      if (command === 'serve') expect(err).toMatch(/luot init.*luot demo/);
    }
    expect(readdirSync(LUOT_DATA)).toEqual([]);
  });

  it('init makes an office with an administrator, whose password has to be changed', async () => {
    const LUOT_DATA = join(emptyFolder(), 'deep', 'below');
    const made = await luot(['init'], { LUOT_DATA });
    expect(made.code).toBe(0);
    const [, password = ''] = /Password: +(\S+)/.exec(made.out) ?? [];
    const again = await luot(['init'], { LUOT_DATA });
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('already')]);
    const served = start(['serve'], { LUOT_DATA });
    const { who, answer } = await signIn(await served.origin(), 'admin', password);
    expect([answer.status, answer.json]).toMatchObject([200, { staff: { role: 'admin' }, mustChangePassword: true }]);
    expect((await who.ask('/api/staff')).status).toBe(403);
    expect((await who.post('/api/session/password', { current: password, password: PASSWORD })).status).toBe(204);
    expect((await who.ask('/api/services')).json).toMatchObject({ services: [] });
    who.close();
    expect(await served.stop()).toMatchObject({ code: 0, err: '' });
    expect((await luot(['check'], { LUOT_DATA })).out).toContain('whole');
  });

  it('init takes the password of the environment', async () => {
    const LUOT_DATA = emptyFolder();
    const made = await luot(['init'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: PASSWORD });
    expect([made.code, made.out.includes(PASSWORD)]).toEqual([0, false]);
    const served = start(['serve'], { LUOT_DATA });
    const { who, answer } = await signIn(await served.origin(), 'admin', PASSWORD);
    expect(answer.json).toMatchObject({ mustChangePassword: false });
    who.close();
    await served.stop();
  });
});

describe('luot demo', () => {
  it('makes the demo office, prints links and passwords, keeps the office, and is alone', async () => {
    const LUOT_DATA = emptyFolder();
    const first = start(['demo'], { LUOT_DATA });
    const origin = await first.origin();
    const password = await passwordOf(first, 'lan');
    const kiosk = await first.says(/kiosk +(http\S+)/);
    const { who, answer } = await signIn(origin, 'lan', password);
    expect(answer.status).toBe(200);
    expect((await who.ask('/api/health')).json).toMatchObject({ status: 'ok' });
    const browser = new Client(origin);
    const paired = await browser.ask(new URL(kiosk).pathname);
    expect([paired.status, paired.headers.location]).toEqual([302, '/kiosk']);
    const { services } = (await browser.ask('/api/services')).json as { services: { id: string }[] };
    expect(services).toHaveLength(7);
    const issued = await browser.post('/api/tickets', { serviceId: services[0]?.id }, 'first');
    expect(issued.status).toBe(201);

    // A second process is refused, and changes nothing: the passwords that the first one printed still open.
    for (const command of ['demo', 'serve']) {
      const second = await luot([command], { LUOT_DATA });
      expect([command, second.code, second.err]).toEqual([
        command,
        2,
        expect.stringContaining('another Lượt is running'),
      ]);
    }
    expect((await signIn(origin, 'lan', password)).answer.status).toBe(200);
    expect((await luot(['check'], { LUOT_DATA })).code).toBe(0);
    browser.close();
    who.close();
    expect((await first.stop()).code).toBe(0);
    // What was taken was printed, to a file.
    expect(readdirSync(join(LUOT_DATA, 'printed')).filter((name) => name.endsWith('.png'))).not.toEqual([]);

    const later = start(['demo'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: PASSWORD });
    const fresh = await passwordOf(later, 'lan');
    expect(fresh).not.toBe(password);
    const admin = await signIn(await later.origin(), 'admin', PASSWORD);
    const { ticket } = issued.json as { ticket: { id: string; label: string } };
    expect((await admin.who.ask(`/api/tickets/${ticket.id}`)).json).toMatchObject({ label: ticket.label });
    admin.who.close();
    await later.stop('SIGINT');
  });

  it('serves a real office as it is, with its own passwords', async () => {
    const LUOT_DATA = emptyFolder();
    await luot(['init'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: PASSWORD });
    const served = start(['demo'], { LUOT_DATA });
    const { who, answer } = await signIn(await served.origin(), 'admin', PASSWORD);
    expect(answer.status).toBe(200);
    expect((await who.ask('/api/demo')).status).toBe(404);
    who.close();
    await served.stop();
  });
});

describe('luot backup, restore and check', () => {
  it('copy an office while it is served, and put it back', async () => {
    const LUOT_DATA = emptyFolder();
    const file = join(emptyFolder(), 'office.db');
    const demo = start(['demo'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: PASSWORD });
    const { who } = await signIn(await demo.origin(), 'admin', PASSWORD);
    const { services } = (await who.ask('/api/services')).json as { services: { id: string }[] };
    const issue = (n: number) => who.post('/api/tickets', { serviceId: services[0]?.id }, `ticket-${n}`);
    for (let n = 1; n <= 5; n += 1) await issue(n);
    // Numbers go on being given while it is copied.
    const [copied] = await Promise.all([luot(['backup', file], { LUOT_DATA }), ...[6, 7, 8].map(issue)]);
    expect([copied.code, existsSync(`${file}.part`)]).toEqual([0, false]);
    expect((await luot(['backup', file], { LUOT_DATA })).err).toContain('--force');
    expect((await luot(['backup', '--force', file], { LUOT_DATA })).code).toBe(0);
    const lastSeq = ((await who.ask('/api/health')).json as { seq: number }).seq;

    const refused = await luot(['restore', file], { LUOT_DATA });
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--force')]);
    const served = await luot(['restore', '--force', file], { LUOT_DATA });
    expect([served.code, served.err]).toEqual([2, expect.stringContaining('another Lượt is running')]);
    await issue(9);
    who.close();
    await demo.stop();

    const restored = await luot(['restore', '--force', file], { LUOT_DATA });
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('before-restore')]);
    expect((await luot(['check'], { LUOT_DATA })).code).toBe(0);
    const again = start(['demo'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: PASSWORD });
    const back = (await signIn(await again.origin(), 'admin', PASSWORD)).who;
    // Whoever has seen the office go on after the backup must not take the new history for that one (SPEC F5).
    expect(((await back.ask('/api/health')).json as { seq: number }).seq).toBeGreaterThan(lastSeq + 100_000);
    const ninth = await back.post('/api/tickets', { serviceId: services[0]?.id }, 'another');
    expect((ninth.json as { ticket: { label: string } }).ticket.label).toBe('A009');
    back.close();
    await again.stop();

    const elsewhere = emptyFolder();
    expect((await luot(['restore', file], { LUOT_DATA: elsewhere })).code).toBe(0);
    expect((await luot(['check'], { LUOT_DATA: elsewhere })).code).toBe(0);
  });

  it('restore takes nothing but a backup', async () => {
    const folder = emptyFolder();
    const other = join(folder, 'notes.txt');
    writeFileSync(other, 'not a database at all, whatever it is called');
    const empty = join(folder, 'empty.db');
    new Database(empty).close();
    for (const file of [other, empty, join(folder, 'nowhere.db')]) {
      const { code, err } = await luot(['restore', file], { LUOT_DATA: join(folder, 'data') });
      expect([file, code]).toEqual([file, 2]);
      expect(err).not.toContain('    at ');
    }
    expect(existsSync(join(folder, 'data', 'luot.db'))).toBe(false);
  });

  it('check finds a row that is not what its events say, and one that no event made', async () => {
    const LUOT_DATA = emptyFolder();
    const demo = start(['demo'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: PASSWORD });
    const { who } = await signIn(await demo.origin(), 'admin', PASSWORD);
    const { services } = (await who.ask('/api/services')).json as { services: { id: string }[] };
    for (const key of ['a', 'b']) await who.post('/api/tickets', { serviceId: services[0]?.id }, key);
    who.close();
    await demo.stop();
    const db = new Database(join(LUOT_DATA, 'luot.db'));
    const spoil = async (sql: string): Promise<string> => {
      db.exec(sql);
      const { code, err } = await luot(['check'], { LUOT_DATA });
      expect([sql, code]).toEqual([sql, 1]);
      return err;
    };
    expect(await spoil(`update tickets set calls = 7 where label = 'A001'`)).toContain('A001');
    expect(await spoil(`update tickets set calls = 0; delete from events where type = 'ticket.issued'`)).toContain(
      'A002',
    );
    expect(await spoil('delete from events')).toContain('A002');
    db.close();
  });
});
