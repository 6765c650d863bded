/** SPEC Y4: the newest hash of the audit log, written down elsewhere, shows even a chain that somebody reckoned anew. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AuditRecord, sealOf } from '#server/store/audit.ts';
import { buildServer, cleanUp, emptyFolder, luot, start } from '../support/process.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(buildServer, 120_000);
afterAll(cleanUp);

const NEWEST = /^Newest row of the audit log: (\d+) ([\w-]{43})$/m;

describe('luot check and the audit log', () => {
  it('Y4: prints the newest row and its hash, and compares one that was written down', async () => {
    const LUOT_DATA = emptyFolder();
    await luot(['init'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: 'mot-mat-khau-tot' });
    const first = await luot(['check'], { LUOT_DATA });
    const [, row = '', hash = ''] = NEWEST.exec(first.out) ?? [];
    expect([first.code, row]).toEqual([0, '1']);
    // The log goes on; what was written down stays true.
    const served = start(['serve'], { LUOT_DATA });
    const origin = await served.origin();
    await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: 'mot-mat-khau-tot' }),
    });
    await served.stop();
    const later = await luot(['check', row, hash], { LUOT_DATA });
    expect(later).toMatchObject({ code: 0, err: '' });
    const [, laterRow = '', laterHash = ''] = NEWEST.exec(later.out) ?? [];
    expect(Number(laterRow)).toBeGreaterThan(1);

    reckonAnew(join(LUOT_DATA, 'luot.db'), 'Ai đó khác');
    // By itself the chain is whole again: it has no key. The paper knows better, for the old row and the new one.
    expect((await luot(['check'], { LUOT_DATA })).code).toBe(0);
    for (const noted of [
      [row, hash],
      [laterRow, laterHash],
    ]) {
      const { code, err } = await luot(['check', ...noted], { LUOT_DATA });
      expect([code, err]).toEqual([1, expect.stringContaining(`row ${noted[0]} of the audit log does not bear`)]);
    }
    expect((await luot(['check', '999', hash], { LUOT_DATA })).err).toContain('no row 999');
    for (const wrong of [['1'], ['one', hash], ['1', 'short']]) {
      const { code, err } = await luot(['check', ...wrong], { LUOT_DATA });
      expect([wrong, code]).toEqual([wrong, 2]);
      expect(err).toContain('ROW and HASH');
    }
  });

  it('Y4: seals of earlier versions still fit: the order in which a row is sealed never changes', () => {
    const record: AuditRecord = {
      at: 1,
      staffId: null,
      staffName: 'a',
      address: 'b',
      act: 'c',
      subjectKind: 'd',
      subjectId: 'e',
      subjectName: 'f',
      before: null,
      after: '{}',
    };
    expect(sealOf('before', record)).toBe('hrE-LvFXJkjRh2DAQo0X7gtT1DwYw_m5PnQ6lAOZQyc');
  });
});

/** Changes the oldest row and makes the chain fit again, as somebody with the file and this program's source could. */
function reckonAnew(file: string, name: string): void {
  const db = new Database(file);
  for (const trigger of db.prepare<[], string>(`select name from sqlite_master where type = 'trigger'`).pluck().all()) {
    db.exec(`drop trigger "${trigger}"`);
  }
  db.prepare('update audit set staff_name = ? where seq = 1').run(name);
  const rows = db
    .prepare<[], AuditRecord & { seq: number }>(
      `select seq, at, staff_id as staffId, staff_name as staffName, address, act, subject_kind as subjectKind,
       subject_id as subjectId, subject_name as subjectName, before, after from audit order by seq`,
    )
    .all();
  let previous = '';
  for (const row of rows) {
    previous = sealOf(previous, row);
    db.prepare('update audit set hash = ? where seq = ?').run(previous, row.seq);
  }
  db.close();
}
