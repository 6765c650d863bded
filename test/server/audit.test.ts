/** What staff change is written down (SPEC Y1–Y6): by every route, in the same transaction, without secrets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditRecord, auditTrail, BY_LUOT } from '#server/store/audit.ts';
import { auditFaults } from '#server/store/audit-chain.ts';
import { AUDIT_KEPT_MS, forgetAudit } from '#server/store/audit-retention.ts';
import { openStore } from '#server/store/open.ts';
import { type Running, run } from '#test/support/running.ts';

type Row = AuditRecord & { readonly seq: number };
const rowsOf = (office: Running): Row[] =>
  office.server.core.store.sqlite
    .prepare<[], Row>(
      `select seq, at, staff_id as staffId, staff_name as staffName, address, act, subject_kind as subjectKind,
         subject_id as subjectId, subject_name as subjectName, before, after from audit order by seq`,
    )
    .all();

describe('the table', () => {
  const open = () => {
    const store = openStore(':memory:');
    const trail = auditTrail(store);
    const append = (name: string, at: number) =>
      trail.append({ act: 'office.made', subject: { kind: 'office', id: null, name } }, BY_LUOT, at);
    return { store, append };
  };

  it('Y3: no row is changed or replaced, and none goes before its time', () => {
    const { store, append } = open();
    append('a', 0);
    append('b', AUDIT_KEPT_MS);
    const run = (sql: string) => store.sqlite.prepare(sql).run();
    expect(() => run(`update audit set staff_name = 'somebody else'`)).toThrow('never changed');
    expect(() => run(`insert or replace into audit select * from audit where seq = 1`)).toThrow('never changed');
    expect(() => run('delete from audit where seq = 2')).toThrow('kept for 730 days');
    // Exactly two years old: its time has come.
    expect(run('delete from audit where seq = 1').changes).toBe(1);
    store.close();
  });

  it('Y3: what is older than two years goes, from the beginning only', () => {
    const { store, append } = open();
    append('old', 0);
    append('old', 1);
    append('new', 2_000);
    // A clock that stood in the past for a moment: the row stays in the middle of the chain.
    append('odd', 5);
    append('newest', AUDIT_KEPT_MS + 1_000);
    expect(forgetAudit(store)).toBe(2);
    expect(forgetAudit(store)).toBe(0);
    expect(auditFaults(store)).toEqual([]);
    store.close();
  });

  it('Y4: a row that was changed, taken out or cut off in the file is found', () => {
    const broken = (...sqls: string[]): string[] => {
      const { store, append } = open();
      for (const name of ['a', 'b', 'c', 'd']) append(name, 1);
      store.sqlite.exec('drop trigger audit_unchanged; drop trigger audit_kept');
      for (const sql of sqls) store.sqlite.exec(sql);
      const faults = auditFaults(store);
      store.close();
      return faults;
    };
    expect(broken()).toEqual([]);
    expect(broken(`update audit set subject_name = 'x' where seq = 2`)[0]).toContain('row 2');
    expect(broken(`update audit set hash = 'x' where seq = 4`)[0]).toContain('row 4');
    expect(broken('delete from audit where seq in (2, 3)')[0]).toContain('between its rows 1 and 4');
    expect(broken('delete from audit where seq = 4')[0]).toContain('newest');
    expect(broken('delete from audit')[0]).toContain('newest');
  });
});

describe('the chain', () => {
  // Found by `npm run fuzz -- --inputs 100000 --seed 20261127`.
  it.each([
    ['half a character', 'Quầy \ud800 3'],
    ['a zero', 'a\u0000b'],
    ['marks apart from their letters', 'Hoa\u0300i'],
  ])('Y4: stays whole with a name that holds %s', (_what, name) => {
    const store = openStore(':memory:');
    const trail = auditTrail(store);
    const who = { ...BY_LUOT, staffName: name, address: name };
    trail.append({ act: 'office.made', subject: { kind: 'office', id: null, name }, after: { name } }, who, 1);
    trail.append({ act: 'office.made', subject: { kind: 'office', id: null, name: 'next' } }, BY_LUOT, 2);
    expect(auditFaults(store)).toEqual([]);
    store.close();
  });
});

describe('a running office', () => {
  let office: Running;
  beforeAll(async () => {
    office = await run();
  });
  afterAll(() => office.stop());

  it('Y2: says who, when, from where, what, before and after', async () => {
    const clerk = office.signedIn('hoai');
    const path = `/api/counters/${office.counter(3)}`;
    const kiosk = await office.device('kiosk');
    await clerk.ask(`${path}/session`, { method: 'PUT' });
    const before = rowsOf(office).length;
    const service = office.server.core.hall.office.counters.find(({ number }) => number === 3)?.serviceIds[0];
    await kiosk.client.post('/api/tickets', { serviceId: service }, 'k1');
    // What a kiosk does is no act of staff.
    expect(rowsOf(office).length).toBe(before);
    const called = await clerk.post(`${path}/call-next`, undefined, 'c1');
    expect(called.status).toBe(200);
    // A retry acts once, and is told once.
    await clerk.post(`${path}/call-next`, undefined, 'c1');
    const rows = rowsOf(office).slice(before);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      at: office.clock.now,
      address: '127.0.0.1',
      act: 'ticket.called',
      subjectKind: 'ticket',
    });
    expect(rows[0]?.staffName).not.toBe('');
    expect(JSON.parse(rows[0]?.before ?? '')).toMatchObject({ state: 'waiting', counterId: null, calls: 0 });
    expect(JSON.parse(rows[0]?.after ?? '')).toMatchObject({ state: 'called', counterId: office.counter(3), calls: 1 });
    // Refused: nothing happened, so nothing is told.
    expect((await clerk.post(`${path}/call-next`, undefined, 'c2')).status).toBe(409);
    expect(rowsOf(office).length).toBe(before + 1);
  });

  it('Y2: of a setting only what changed is kept; of a change that changes nothing, nothing', async () => {
    const admin = office.signedIn('admin');
    await admin.ask('/api/office', { method: 'PATCH', body: { kioskIdleSeconds: 77 } });
    const row = rowsOf(office).at(-1);
    expect(row).toMatchObject({
      act: 'office.changed',
      before: '{"kioskIdleSeconds":30}',
      after: '{"kioskIdleSeconds":77}',
    });
    await admin.ask('/api/office', { method: 'PATCH', body: { kioskIdleSeconds: 77 } });
    await admin.ask(`/api/counters/${office.counter(3)}`, { method: 'PATCH', body: { number: 3 } });
    expect(rowsOf(office).at(-1)?.seq).toBe(row?.seq);
  });

  it('Y5, Y6: sign-ins are told, and no secret ever', async () => {
    const admin = await office.signIn('admin');
    const secrets = ['ga-trong-choai-9', 'vuon-cam-chin-7', 'khong-phai-mat-khau-1'];
    const wrong = office.stranger({ origin: office.origin });
    await wrong.post('/api/session', { username: 'admin', password: secrets[2] });
    // The password in the wrong field.
    await wrong.post('/api/session', { username: secrets[2], password: 'x' });
    const made = await admin.post('/api/staff', {
      username: 'moi',
      name: 'Mới',
      role: 'operator',
      password: secrets[0],
    });
    const { id } = made.json as { id: string };
    await admin.ask(`/api/staff/${id}`, { method: 'PATCH', body: { password: secrets[1] } });
    const device = (await admin.post('/api/devices', { kind: 'display', label: 'Sảnh' })).json as {
      id: string;
      token: string;
    };
    const link = (await admin.post(`/api/devices/${device.id}/pairing`)).json as { url: string };
    await office.stranger().ask(new URL(link.url).pathname);
    await admin.ask('/api/session', { method: 'DELETE' });
    const rows = rowsOf(office);
    expect(rows.map(({ act }) => act)).toEqual(
      expect.arrayContaining([
        'session.opened',
        'session.failed',
        'staff.made',
        'staff.password-reset',
        'device.made',
        'device.link-made',
        'device.paired',
        'session.closed',
      ]),
    );
    const kept = JSON.stringify(rows);
    for (const secret of [...secrets, device.token, link.url.split('/').at(-1) ?? '', 'argon2', 'passwordHash']) {
      expect(kept).not.toContain(secret);
    }
    expect(office.faults()).toEqual([]);
  });

  it('Y5: a try that must wait is told once for each wait', async () => {
    const wrong = office.stranger({ origin: office.origin });
    for (let n = 0; n < 9; n += 1) await wrong.post('/api/session', { username: 'hoai', password: 'sai-mat-khau' });
    const acts = rowsOf(office).map(({ act }) => act);
    expect(acts.filter((act) => act === 'session.throttled')).toHaveLength(1);
  });

  it('Y1: neither is there without the other', async () => {
    const { desk, store } = office.server.core;
    const before = rowsOf(office).length;
    const work = desk.change('office', { staffId: 'staff', address: 'x' }, (_db, _now, note) => {
      note({ act: 'office.changed', subject: { kind: 'office', id: null, name: '' } });
      throw new Error('after the note');
    });
    await expect(work).rejects.toThrow('after the note');
    expect(rowsOf(office).length).toBe(before);
    // A row that cannot be written takes the change with it.
    store.sqlite.exec(`create temp trigger full before insert on audit begin select raise(abort, 'no room'); end`);
    const admin = office.signedIn('admin');
    const answer = await admin.ask('/api/office', { method: 'PATCH', body: { kioskIdleSeconds: 99 } });
    store.sqlite.exec('drop trigger full');
    expect(answer.status).toBeGreaterThanOrEqual(500);
    const settings = (await admin.ask('/api/office')).json as { kioskIdleSeconds: number };
    expect(settings.kioskIdleSeconds).not.toBe(99);
  });
});
