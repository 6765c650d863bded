/** J110: `luot voice make` speaks a pack with any program that turns a text into a sound file; the office's own lies over the built-in one. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPack } from '#server/voice/packs.ts';
import { durationMs } from '#server/voice/sound.ts';
import { readWav, wavOf } from '#server/voice/wav.ts';
import { buildServer, cleanUp, emptyFolder, luot } from '../support/process.ts';

vi.setConfig({ testTimeout: 120_000 });

const RATE = 48_000;
/** A tone of 300 ms between two half seconds of silence. */
const tone = (loud: number): Float32Array =>
  Float32Array.from({ length: 1.3 * RATE }, (_, index) =>
    index > 0.5 * RATE && index < 0.8 * RATE ? loud * Math.sin(index / 20) : 0,
  );

let data: string;
let program: string;

beforeAll(async () => {
  await buildServer();
  data = emptyFolder();
  const tools = emptyFolder();
  program = join(tools, 'speak.sh');
  writeFileSync(join(tools, 'loud.wav'), wavOf(tone(0.9)));
  writeFileSync(join(tools, 'soft.wav'), wavOf(tone(0.05)));
  // A program as an office may have one: the text, the file, and every second text spoken softly.
  writeFileSync(
    program,
    `#!/bin/sh
test "$1" = "\${FAILS_AT:-}" && exit 3
case \${#1} in *[02468]) cp ${tools}/loud.wav "$2" ;; *) cp ${tools}/soft.wav "$2" ;; esac
printf '%s\\n' "$1" >> ${tools}/said.txt
`,
  );
  chmodSync(program, 0o755);
  expect((await luot(['init'], { LUOT_DATA: data })).code).toBe(0);
}, 120_000);
afterAll(cleanUp);

const rms = (sound: Float32Array): number => {
  const voiced = sound.filter((value) => Math.abs(value) > 0.012);
  return Math.sqrt(voiced.reduce((sum, value) => sum + value * value, 0) / voiced.length);
};

describe('luot voice make', () => {
  it('J110: speaks every fragment, trimmed and of one loudness; the server then takes it', async () => {
    const { code, out } = await luot(['voice', 'make', '--command', `${program} {text} {file}`], { LUOT_DATA: data });
    expect(code).toBe(0);
    expect(out).toMatch(/voice\/vi: \d+ sounds/);
    const folder = join(data, 'voice', 'vi');
    const sounds = readdirSync(folder).filter((name) => name.startsWith('digit-'));
    expect(sounds).toHaveLength(10);
    for (const name of sounds) {
      const sound = readWav(readFileSync(join(folder, name)));
      if (sound === undefined) throw new Error(`${name} is no WAV`);
      expect(durationMs(sound)).toBeGreaterThan(290);
      expect(durationMs(sound)).toBeLessThan(340);
      expect(rms(sound)).toBeCloseTo(0.14, 1);
    }
    const pack = await loadPack('vi', { replacement: folder });
    expect(pack.problems).toEqual([]);
    expect(pack.missing).toEqual([]);
    expect(pack.manifest.fragments['digit-1']?.file).toBe('own-digit-1.wav');
  });

  it('J110: an own voice is replaced only by --force, and not by a program that fails half way', async () => {
    const make = ['voice', 'make', '--command', `${program} {text} {file}`];
    const again = await luot(make, { LUOT_DATA: data });
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('--force')]);
    const before = readFileSync(join(data, 'voice', 'vi', 'manifest.json'), 'utf8');
    const failed = await luot([...make, '--force'], { LUOT_DATA: data, FAILS_AT: 'bảy' });
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('no voice was made')]);
    expect(readFileSync(join(data, 'voice', 'vi', 'manifest.json'), 'utf8')).toBe(before);
    expect(existsSync(join(data, 'voice', 'vi.new'))).toBe(false);
  });

  it.each([
    [['voice']],
    [['voice', 'make']],
    [['voice', 'make', '--command', 'speak {text}']],
    [['voice', 'make', '--command', 'speak {text} {file}', '--language', 'xx']],
  ])('J110: says how it is used: %j', async (args) => {
    const { code, err } = await luot(args, { LUOT_DATA: data });
    expect(code).toBe(2);
    expect(err).toMatch(/^luot: /);
    expect(err).toContain('luot voice make --command');
  });
});
