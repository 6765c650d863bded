/** SPEC O4, O8, O9: what is installed on an office's computers. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HELP } from '#server/cli/help.ts';
import { packageRoot } from '#server/package-root.ts';
import { run } from '#test/support/running.ts';

const DEPLOY = join(packageRoot(), 'deploy');
const read = (name: string): string => readFileSync(join(DEPLOY, name), 'utf8');

describe('O8: units and settings', () => {
  it('O8: name commands and settings that luot --help knows', () => {
    for (const name of readdirSync(DEPLOY).filter((file) => /\.(service|example)$/.test(file))) {
      const text = read(name);
      for (const [setting] of text.matchAll(/LUOT_[A-Z_]+/g)) expect(HELP, `${name}: ${setting}`).toContain(setting);
      const command = /luot\.js (\w+)/.exec(text)?.[1];
      if (command !== undefined) expect(HELP).toContain(`luot ${command}`);
    }
  });

  it('O8: start again however they end, as users of their own, with one folder to write', () => {
    for (const name of ['luot', 'luot-kiosk']) {
      const text = read(`${name}.service`);
      for (const line of ['Restart=always', 'StartLimitIntervalSec=0', `User=${name}`, `StateDirectory=${name}`]) {
        expect(text.split('\n')).toContain(line);
      }
      for (const line of ['ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'PrivateTmp=yes']) {
        expect(text.split('\n')).toContain(line);
      }
    }
  });

  it('O9: the scripts are whole', () => {
    for (const name of ['luot-browser', 'install.sh']) execFileSync('bash', ['-n', join(DEPLOY, name)]);
  });
});

describe('O9: the browser', () => {
  it.skipIf(spawnSync('curl', ['--version']).status !== 0)(
    'O9: waits for the server, starts Chromium with the flags of a kiosk, and again when it dies',
    async () => {
      const office = await run();
      const folder = mkdtempSync(join(tmpdir(), 'luot-browser-'));
      const calls = join(folder, 'calls');
      const stub = join(folder, 'chromium');
      writeFileSync(stub, `#!/bin/sh\necho "$@" >> ${calls}\nexit 1\n`);
      chmodSync(stub, 0o755);
      const env = { PATH: process.env.PATH ?? '', HOME: folder, LUOT_CHROMIUM: stub, LUOT_BROWSER_WAIT: '0.1' };
      const script = spawn('bash', [join(DEPLOY, 'luot-browser'), `${office.origin}/display`], {
        env,
        stdio: 'ignore',
      });
      try {
        const started = (): string[] => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []);
        await expect.poll(() => started().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
        const [first = ''] = started();
        for (const flag of ['--kiosk', '--autoplay-policy=no-user-gesture-required', '--noerrdialogs']) {
          expect(first).toContain(flag);
        }
        expect(first.endsWith(`${office.origin}/display`)).toBe(true);
      } finally {
        const ended = new Promise((resolve) => script.once('close', resolve));
        script.kill();
        await ended;
        await office.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

it('O4: every metric in an alert is one that a running server has, and each alert speaks both languages', async () => {
  const office = await run();
  try {
    const { text } = await office.stranger().ask('/api/metrics');
    const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const alerts = read('prometheus/luot-alerts.yml');
    const used = [...alerts.matchAll(/\bluot_[a-z0-9_]+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
    expect(used.filter((name) => !known.has(name))).toEqual([]);
    const count = (pattern: RegExp): number => [...alerts.matchAll(pattern)].length;
    expect(count(/^ {10}vi: (['"]).+\1$/gm)).toBe(count(/- alert: /g));
    expect(count(/^ {10}en: (['"]).+\1$/gm)).toBe(count(/- alert: /g));
  } finally {
    await office.stop();
  }
});
