/** DESIGN "Voice": every word of every announcement is in the pack that comes with the software; an office may lay its own over it. */
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FURTHER } from '#common/i18n/languages.ts';
import { BUILT_IN_PACKS, loadPack } from '#server/voice/packs.ts';
import { CHIME, fragmentNames, vocabularyOf } from '#server/voice/vocabulary.ts';
import { announcementFor } from '#server/voice/words.ts';
import { opusDurationMs } from './ogg.ts';

describe.each(['vi', 'en', ...FURTHER] as const)('the built-in voice pack (%s)', (language) => {
  it('is complete and readable', async () => {
    const pack = await loadPack(language);
    expect(pack.missing).toEqual([]);
    expect(pack.problems).toEqual([]);
    expect(Object.keys(pack.manifest.fragments).sort()).toEqual([CHIME, ...fragmentNames(language)].sort());
    expect(pack.manifest.licence).not.toBe('');
  });

  it('says what the vocabulary says', async () => {
    const { manifest } = await loadPack(language);
    for (const [name, { text }] of Object.entries(vocabularyOf(language))) {
      expect(manifest.fragments[name]?.text).toBe(text);
    }
  });

  it('holds the words of every sign and of every counter 1–99', async () => {
    const { manifest } = await loadPack(language);
    for (let counter = 1; counter <= 99; counter += 1) {
      const announcement = announcementFor('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', counter, language, {
        languages: 'vi-en',
      });
      const names = language === 'vi' || language === 'en' ? announcement[language] : announcement.further?.[language];
      expect(names?.length).toBeGreaterThan(0);
      for (const name of names ?? []) expect(manifest.fragments).toHaveProperty(name);
    }
  });

  it('has sound of the length that the manifest tells', async () => {
    const { manifest, files } = await loadPack(language);
    for (const [name, { file, ms }] of Object.entries(manifest.fragments)) {
      const path = files.get(file)?.path ?? '';
      const length = opusDurationMs(await readFile(path));
      expect(length, name).toBeGreaterThan(100);
      expect(Math.abs(length - ms), name).toBeLessThan(30);
    }
  });

  it('is of one sampling rate, and small enough to be fetched at once', async () => {
    const { manifest, files } = await loadPack(language);
    expect(manifest.sampleRate).toBe(48_000);
    // What a screen fetches; the kiosk takes its sentences and names one by one.
    const called = Object.entries(manifest.fragments).filter(([name]) => !/^(kiosk|name)-/.test(name));
    const sounds = called.map(([, { file }]) => files.get(file)).filter((sound) => sound !== undefined);
    const sizes = await Promise.all(sounds.map(async ({ path }) => (await readFile(path)).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  });
});

describe('recordings of the office', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luot-voice-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const sound = (): Promise<Buffer> => readFile(join(BUILT_IN_PACKS, 'vi', 'digit-3.opus'));

  it('need not exist', async () => {
    const pack = await loadPack('vi', { replacement: join(folder, 'nowhere') });
    expect(pack.missing).toEqual([]);
    expect(pack.problems).toEqual([]);
  });

  it('lie over the built-in pack fragment by fragment, by the files’ names alone', async () => {
    await writeFile(join(folder, 'digit-3.ogg'), await sound());
    await writeFile(join(folder, 'ghi chú.txt'), 'not a sound');
    const { manifest, files, missing } = await loadPack('vi', { replacement: folder });
    expect(missing).toEqual([]);
    const own = manifest.fragments['digit-3'];
    expect(own?.text).toBe('ba');
    expect(files.get(own?.file ?? '')?.path).toBe(join(folder, 'digit-3.ogg'));
    expect(files.get(manifest.fragments['digit-4']?.file ?? '')?.path).toBe(join(BUILT_IN_PACKS, 'vi', 'digit-4.opus'));
  });

  it('may bring a manifest of their own; a sound that it names and that is not there falls back', async () => {
    await writeFile(join(folder, 'ba.ogg'), await sound());
    const fragments = {
      'digit-3': { file: 'ba.ogg', text: 'ba', ms: 400, pauseMs: 90 },
      'digit-4': { file: 'bon.ogg', text: 'bốn', ms: 400, pauseMs: 90 },
    };
    const head = { language: 'vi', name: 'Giọng của phường', licence: '', source: '', sampleRate: 48_000 };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...head, fragments }));
    const pack = await loadPack('vi', { replacement: folder });
    expect(pack.manifest.name).toBe('Giọng của phường');
    expect(pack.files.get(pack.manifest.fragments['digit-3']?.file ?? '')?.path).toBe(join(folder, 'ba.ogg'));
    expect(pack.manifest.fragments['digit-4']?.file).toBe('digit-4.opus');
    expect(pack.missing).toEqual([]);
    expect(pack.problems).toEqual([expect.stringContaining('bon.ogg')]);
  });

  it('that are broken are told and leave the built-in voice', async () => {
    await writeFile(join(folder, 'manifest.json'), '{"language":"vi"}');
    const pack = await loadPack('vi', { replacement: folder });
    expect(pack.missing).toEqual([]);
    expect(pack.problems).toHaveLength(1);
    await writeFile(join(folder, 'manifest.json'), 'not json');
    expect((await loadPack('vi', { replacement: folder })).problems).toHaveLength(1);
  });

  it('cannot reach outside their folder', async () => {
    const fragments = { 'digit-3': { file: '../../secret.ogg', text: '', ms: 400, pauseMs: 0 } };
    const head = { language: 'vi', name: '', licence: '', source: '', sampleRate: 48_000 };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...head, fragments }));
    const pack = await loadPack('vi', { replacement: folder });
    expect(pack.problems).toHaveLength(1);
    expect(pack.manifest.fragments['digit-3']?.file).toBe('digit-3.opus');
  });

  it('V4: that are too large for a lobby screen are told by name, and the built-in sound is used', async () => {
    const MB = 1024 * 1024;
    /** A file that takes no room on the disk. */
    const large = async (name: string, bytes: number): Promise<void> => {
      await writeFile(join(folder, name), '');
      await truncate(join(folder, name), bytes);
    };
    await large('digit-3.wav', 4 * MB);
    await large('digit-4.wav', 4 * MB + 1);
    const pack = await loadPack('vi', { replacement: folder });
    expect(pack.manifest.fragments['digit-3']?.file).toBe('own-digit-3.wav');
    expect(pack.manifest.fragments['digit-4']?.file).toBe('digit-4.opus');
    expect(pack.problems).toEqual([expect.stringMatching(/digit-4\.wav .*larger than 4 MB/)]);
    // Seventeen of them are more than a whole pack may have.
    for (const letter of 'abcdefghijklmnop') await large(`letter-${letter}.wav`, 4 * MB);
    const whole = await loadPack('vi', { replacement: folder });
    expect([...whole.files.keys()].filter((name) => name.startsWith('own-'))).toHaveLength(16);
    expect(whole.problems).toContainEqual(expect.stringMatching(/letter-p\.wav .*64 MB/));
    expect(whole.missing).toEqual([]);
    await large('manifest.json', MB + 1);
    expect((await loadPack('vi', { replacement: folder })).problems).toEqual([
      expect.stringContaining('larger than 1 MB'),
    ]);
  });

  it('a pack that lost sounds lists what is missing', async () => {
    await mkdir(join(folder, 'vi'));
    await writeFile(join(folder, 'vi', 'digit-3.opus'), await sound());
    const pack = await loadPack('vi', { builtIn: folder });
    expect(pack.missing).toContain('invite');
    expect(pack.missing).not.toContain('digit-3');
    expect((await loadPack('en', { builtIn: folder })).missing).toHaveLength(fragmentNames('en').length + 1);
  });
});
