/** O10: a command that cannot do its work says why and names the way out, in Vietnamese and English, without a stack. */
import { spawnSync } from 'node:child_process';
import { chmodSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { explainFailure } from '#server/cli/start-failure.ts';
import { buildServer, cleanUp, type Ended, emptyFolder, luot } from '../support/process.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(buildServer, 120_000);
afterAll(cleanUp);

const ADMIN = { LUOT_ADMIN_PASSWORD: 'mot-mat-khau-tot' };

async function office(): Promise<string> {
  const folder = emptyFolder();
  expect((await luot(['init'], { LUOT_DATA: folder, ...ADMIN })).code).toBe(0);
  return folder;
}

/** Two lines, one a language; both name the setting. */
function expectWayOut({ code, err }: Ended, setting: string, vietnamese: string): void {
  expect(err).not.toMatch(/^ +at /m);
  expect(code).toBeGreaterThan(0);
  const [first = '', second = ''] = err.split('\n');
  expect([first, second]).toEqual([expect.stringMatching(/^luot: .*\.$/), expect.stringMatching(/^luot: .*\.$/)]);
  expect(first).toContain(vietnamese);
  for (const line of [first, second]) expect(line).toContain(setting);
}

describe('a start that fails', () => {
  it('O10: because the port is taken', async () => {
    const LUOT_DATA = await office();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' && address !== null ? address.port : 0);
    const ended = await luot(['serve'], { LUOT_DATA, LUOT_PORT: port });
    const kiosk = await luot(['kiosk', '--server', 'http://127.0.0.1:9'], {
      LUOT_DATA: emptyFolder(),
      LUOT_PORT: port,
    });
    const traced = await luot(['serve'], { LUOT_DATA, LUOT_PORT: port, LUOT_LOG_LEVEL: 'debug' });
    other.close();
    for (const each of [ended, kiosk]) {
      expectWayOut(each, 'LUOT_PORT', `Cổng ${port}`);
      expect(each.code).toBe(1);
    }
    // Whoever asks for it gets the stack too.
    expect(traced.err).toMatch(/^ +at /m);
  });

  it('O10: because the address is not this machine’s', async () => {
    const LUOT_DATA = await office();
    for (const LUOT_HOST of ['192.0.2.1', 'khong-co-may-nay.invalid']) {
      expectWayOut(await luot(['serve'], { LUOT_DATA, LUOT_HOST }), 'LUOT_HOST', LUOT_HOST);
    }
  });

  it('O10: because the data folder is a file, or lies behind one', async () => {
    const file = join(emptyFolder(), 'notes.txt');
    writeFileSync(file, 'not a folder');
    for (const LUOT_DATA of [file, join(file, 'data')]) {
      expectWayOut(await luot(['init'], { LUOT_DATA }), 'LUOT_DATA', 'thư mục');
      expectWayOut(await luot(['demo'], { LUOT_DATA }), 'LUOT_DATA', 'thư mục');
    }
    expect(readFileSync(file, 'utf8')).toBe('not a folder');
  });

  it('O10: because the data folder belongs to somebody else', async () => {
    const LUOT_DATA = await office();
    try {
      // Also where the folder cannot even be looked into: that is not an empty one, and nobody should make an office there.
      for (const mode of [0o755, 0o700]) {
        chmodSync(LUOT_DATA, mode);
        expectWayOut(asSomebodyElse(['serve'], { LUOT_DATA }), 'LUOT_DATA', 'Không được phép');
      }
    } finally {
      chmodSync(LUOT_DATA, 0o700);
    }
  });

  it('O10: because the database is broken, at its beginning or in the middle', async () => {
    for (const [command, spoil] of [
      ['serve', (file: string) => writeFileSync(file, 'no database at all, '.repeat(400))],
      ['serve', (file: string) => overwrite(file, 4096, statSync(file).size)],
      ['demo', (file: string) => overwrite(file, 100, 4096)],
    ] as const) {
      const LUOT_DATA = await office();
      spoil(join(LUOT_DATA, 'luot.db'));
      const ended = await luot([command], { LUOT_DATA });
      expectWayOut(ended, 'luot restore --force', 'đã hỏng');
      expect(ended.code).toBe(1);
    }
  });

  it('O10: because a kiosk’s database is broken: it has no copy, so the way out is another', async () => {
    const LUOT_DATA = emptyFolder();
    writeFileSync(join(LUOT_DATA, 'luot-kiosk.db'), 'no database at all, '.repeat(400));
    const ended = await luot(['kiosk', '--server', 'http://127.0.0.1:9'], { LUOT_DATA });
    expectWayOut(ended, 'luot-kiosk.db', 'đã hỏng');
  });

  it('O10: because the office is served already, or a setting is wrong', async () => {
    const settings = { LUOT_DATA: emptyFolder(), LUOT_PORT: 'eighty' };
    expectWayOut(await luot(['serve'], settings), 'LUOT_PORT', 'không dùng được');
    expectWayOut(await luot(['kiosk'], settings), 'LUOT_PORT', 'không dùng được');
  });
});

describe('what is explained', () => {
  const place = { data: '/srv/luot', port: '80', host: '0.0.0.0', kiosk: false };
  const failed = (fields: object): Error => Object.assign(new Error('raw words'), fields);
  it.each([
    ['LUOT_PORT', { code: 'EACCES', syscall: 'listen' }],
    ['LUOT_HOST', { code: 'EADDRNOTAVAIL', syscall: 'listen' }],
    ['LUOT_DATA', { code: 'EACCES', syscall: 'mkdir', path: '/srv/luot/pictures' }],
    ['LUOT_DATA', { code: 'EROFS', syscall: 'open', path: '/srv/luot/luot.db' }],
    ['LUOT_DATA', { code: 'SQLITE_CANTOPEN' }],
    ['LUOT_DATA', { code: 'SQLITE_READONLY_DIRECTORY' }],
    ['LUOT_DATA', { code: 'SQLITE_FULL' }],
    ['LUOT_DATA', { code: 'SQLITE_IOERR_FSYNC' }],
    ['LUOT_DATA', { code: 'SQLITE_CORRUPT_INDEX' }],
  ])('O10: names %s for %j', (setting, fields) => {
    const told = explainFailure(failed(fields), place);
    expect([told?.vi, told?.en]).toEqual([expect.stringContaining(setting), expect.stringContaining(setting)]);
    expect(told?.en).not.toContain('raw words');
  });

  it('O10: a bug, or a package with a file missing, is not explained away', () => {
    expect(explainFailure(new TypeError('x is undefined'), place)).toBeUndefined();
    expect(explainFailure(failed({ code: 'ENOENT', path: '/opt/luot/drizzle/meta' }), place)).toBeUndefined();
    expect(explainFailure(failed({ code: 'SQLITE_CONSTRAINT' }), place)).toBeUndefined();
  });
});

function overwrite(file: string, from: number, to: number): void {
  writeSync(openSync(file, 'r+'), Buffer.alloc(to - from, 0x5a), 0, to - from, from);
}

/** Root may write everywhere, so where the tests run as root the command does not. */
function asSomebodyElse(args: readonly string[], environment: Readonly<Record<string, string>>): Ended {
  const root = process.getuid?.() === 0;
  const env = { PATH: process.env.PATH ?? '', LUOT_PORT: '0', ...environment };
  const command = join(import.meta.dirname, '..', '..', 'dist', 'server', 'luot.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    env,
    encoding: 'utf8',
    ...(root ? { uid: 65_534, gid: 65_534 } : {}),
  });
  return { code: status, out: stdout, err: stderr };
}
