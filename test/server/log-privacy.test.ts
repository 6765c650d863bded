/** SPEC O5, O6: whatever is sent, the log of a real server says nothing of it, and no line of it steers a terminal. */
import { DrizzleQueryError } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import { tellFailure } from '#server/failure.ts';
import { makeLogger } from '#server/logger.ts';
import { PASSWORD, type Running, run } from '#test/support/running.ts';

/** Stands in everything that these requests make up. */
const MARK = 'Bi-Mat-7391';
const FROM_AFAR = '203.0.113.7';

describe('O5: the log of a server, at its most talkative', () => {
  let office: Running;
  /** What must not be in it, by what it is. */
  const secrets = new Map<string, string>([
    ['what was made up', MARK],
    ['the password of the staff', PASSWORD],
  ]);

  beforeAll(async () => {
    office = await run({ logLevel: 'trace', rateLimit: true });
    await signIns();
    await pairing();
    await ticket();
    await nonsense();
    await failures();
  });
  afterAll(() => office.stop());

  async function signIns(): Promise<void> {
    const stranger = office.stranger({ origin: office.origin, 'x-forwarded-for': FROM_AFAR });
    for (let n = 0; n < 7; n += 1) {
      await stranger.post('/api/session', { username: `${MARK}-name`, password: `${MARK}-password` });
    }
    const clerk = await office.signIn('hoai');
    secrets.set('a cookie', clerk.handshake.cookie?.split('=').at(-1) ?? MARK);
    await clerk.post('/api/session/password', { current: `${MARK}-old`, password: `${MARK}-new` });
  }

  async function pairing(): Promise<void> {
    const { id } = await office.device('display');
    const answer = await office.signedIn('admin').post(`/api/devices/${id}/pairing`);
    const code = new URL((answer.json as { readonly url: string }).url).pathname.split('/').at(-1) ?? '';
    secrets.set('a pairing code', code);
    const screen = office.stranger();
    expect((await screen.ask(`/pair/${code}`)).status).toBe(302);
    expect((await screen.ask(`/pair/${code}`)).status).toBe(404);
    await screen.ask(`/pair/${MARK}`);
    await screen.post('/api/pair', { code: `${MARK}00` });
    secrets.set("a screen's cookie", screen.handshake.cookie?.split('=').at(-1) ?? MARK);
    await office.follow('display', screen);
  }

  async function ticket(): Promise<void> {
    const { client } = await office.device('kiosk');
    secrets.set("a device's token", client.headers.authorization?.replace('Bearer ', '') ?? MARK);
    const body = { serviceId: office.service('A'), priorityClass: 'none' };
    const issued = await client.post('/api/tickets', body, `${MARK}-key`);
    expect(issued.status).toBe(201);
    const token = (issued.json as IssueAnswer).followUrl.split('/').at(-1) ?? '';
    secrets.set("a phone's token", token);
    const phone = office.stranger({ 'user-agent': `${MARK}-agent`, referer: `http://${MARK}/` });
    for (const path of [`/t/${token}`, `/api/follow/${token}`, `/t/${MARK}`, `/api/follow/${MARK}?x=${MARK}`]) {
      await phone.ask(path);
    }
  }

  async function nonsense(): Promise<void> {
    const admin = office.signedIn('admin');
    const bodies = [`{"name": "${MARK}`, `${MARK}`, `{"__proto__": "${MARK}"}`, { [MARK]: MARK }, { name: MARK }];
    for (const path of ['/api/staff', '/api/services', '/api/session', '/api/tickets', `/api/${MARK}`]) {
      for (const body of bodies) await admin.ask(path, { method: 'POST', body });
      await admin.ask(path, { method: 'POST', body: MARK, headers: { 'content-type': `text/${MARK}` } });
    }
    for (const path of [`/${MARK}`, `/api/services/%00${MARK}`, `/%E0%A4%A${MARK}`, `/voice/..%2f${MARK}`]) {
      await admin.ask(path);
      await admin.ask(path, { headers: { cookie: `luot_session=${MARK}`, accept: 'text/html' } });
      await office.stranger({ authorization: `Bearer ${MARK}` }).ask(path);
    }
  }

  /** A store that refuses, and a background task that fails with a telling message. */
  async function failures(): Promise<void> {
    const { desk, store } = office.server.core;
    const admin = office.signedIn('admin');
    store.sqlite.exec(`create trigger injected before insert on staff begin select raise(abort, 'injected'); end`);
    const body = { username: MARK.toLowerCase(), name: MARK, role: 'operator', password: `${MARK}-password` };
    const answer = await admin.post('/api/staff', body);
    expect(answer.status).toBe(500);
    let told = false;
    desk.onCommitted(() => {
      if (told) return;
      told = true;
      throw new DrizzleQueryError('insert into staff values (?)', [MARK], new SyntaxError(`"${MARK}" is not JSON`));
    });
    await desk.change('opening', {}, () => null);
    await vi.waitFor(() => expect(office.log.join('')).toContain('a background task failed'));
  }

  it('holds none of the secrets that were sent', () => {
    const log = office.log.join('').toLowerCase();
    // It was talkative indeed.
    expect(office.log.length).toBeGreaterThan(60);
    expect(log).toContain('/api/follow/:token');
    for (const [what, secret] of secrets) {
      expect(secret.length, what).toBeGreaterThan(7);
      const told = office.log.filter((line) => line.toLowerCase().includes(secret.toLowerCase()));
      expect(told, what).toEqual([]);
    }
    for (const name of ['hoai', 'Nguyễn', 'Trần']) expect(log, name).not.toContain(name.toLowerCase());
  });

  it('says that something failed, of which kind, and where', () => {
    const lines = office.log.filter((line) => line.includes(' failed"')).map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'a request failed',
        route: '/api/staff',
        failure: expect.objectContaining({
          frames: expect.arrayContaining([expect.stringMatching(/^at .*server.*\.ts:/)]),
        }),
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'a background task failed',
        failure: expect.objectContaining({ cause: expect.objectContaining({ name: 'SyntaxError' }) }),
      }),
    );
  });

  it('names an address where a sign-in failed or was throttled, and nowhere else', () => {
    const naming = office.log.filter((line) => line.includes(FROM_AFAR)).map((line) => JSON.parse(line).msg);
    expect(new Set(naming)).toEqual(new Set(['a sign-in failed', 'a password was not looked at: too many wrong ones']));
  });

  it('O6: each event is one line of JSON', () => {
    for (const line of office.log) {
      expect(line.endsWith('\n')).toBe(true);
      expect(line.trimEnd()).not.toContain('\n');
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    }
  });
});

describe('O6: what would steer a terminal', () => {
  const steering = 'a\u001b[2J\u009b31m\u202e\u2066\u2028\r\n{"level":60}\u007f\ufeff\u{e0041}Lượt';
  const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

  it.each(['value', 'key', 'message'])('is escaped in a %s, and the words stay what they were', (where) => {
    const lines: string[] = [];
    const log = makeLogger('info', { write: (line) => lines.push(line) });
    if (where === 'message') log.info(steering);
    else log.info(where === 'key' ? { [steering]: 1 } : { what: [steering] }, 'told');
    expect(lines).toHaveLength(1);
    const line = lines[0]?.slice(0, -1) ?? '';
    expect(line).not.toMatch(unseen);
    expect(line).toContain('Lượt');
    expect(JSON.stringify(JSON.parse(line))).toContain(JSON.stringify(steering).slice(1, -1));
  });
});

describe('O5: an error is told', () => {
  const thrown = (message: string): Error => new Error(message);

  it('without its message, also when that has lines made to look like frames', () => {
    const told = tellFailure(thrown(`x\n    at ${MARK} (file:///a.ts:1:1)\n    at /${MARK}/b.ts:2:2`));
    expect(told.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain(MARK);
    const altered = thrown('x');
    altered.stack = `Error: ${MARK}\n${altered.stack?.split('\n').slice(1).join('\n')}`;
    expect(JSON.stringify(tellFailure(altered))).not.toContain(MARK);
  });

  it('without its own members, a strange name or what is no error', () => {
    const odd = Object.assign(thrown('x'), { body: MARK, code: `${MARK} !`, name: `${MARK} !` });
    for (const error of [odd, MARK, { message: MARK }, undefined]) {
      expect(JSON.stringify(tellFailure(error))).not.toContain(MARK);
    }
    expect(tellFailure(Object.assign(thrown('x'), { code: 'ENOSPC' })).code).toBe('ENOSPC');
  });

  it('handed to the logger in whatever way', () => {
    const lines: string[] = [];
    const log = makeLogger('info', { write: (line) => lines.push(line) });
    log.error(thrown(MARK));
    log.error(thrown(MARK), 'told');
    log.error({ err: thrown(MARK) });
    log.error({ failure: thrown(MARK) }, 'told');
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      expect(line).not.toContain(MARK);
      expect(line).toMatch(/"frames":\["at /);
    }
  });
});
