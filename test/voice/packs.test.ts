/** DESIGN "Voice": every word of every announcement is in the pack that comes with the software; an office may lay its own over it. */
import { cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Accent } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { FURTHER } from '#common/i18n/languages.ts';
import { BUILT_IN_PACKS, loadPack } from '#server/voice/packs.ts';
import { CHIME, fragmentNames, vocabularyOf } from '#server/voice/vocabulary.ts';
import { announcementFor } from '#server/voice/words.ts';
import { opusDurationMs } from './ogg.ts';

const BUILT_IN: readonly (readonly [Language, Accent])[] = [
  ['vi', 'north'],
  ['vi', 'central'],
  ['vi', 'south'],
  ['en', 'north'],
  ...FURTHER.map((language) => [language, 'north'] as const),
];

describe.each(BUILT_IN)('the built-in voice pack (%s, %s)', (language, accent) => {
  const load = () => loadPack(language, { accent });

  it('is complete and readable', async () => {
    const pack = await load();
    expect(pack.missing).toEqual([]);
    expect(pack.problems).toEqual([]);
    expect(Object.keys(pack.manifest.fragments).sort()).toEqual([CHIME, ...fragmentNames(language)].sort());
    expect(pack.manifest.licence).not.toBe('');
  });

  it('says what the vocabulary says', async () => {
    const { manifest } = await load();
    for (const [name, { text }] of Object.entries(vocabularyOf(language))) {
      expect(manifest.fragments[name]?.text).toBe(text);
    }
  });

  it('holds the words of every sign and of every counter 1–99', async () => {
    const { manifest } = await load();
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
    const { manifest, files } = await load();
    for (const [name, { file, ms }] of Object.entries(manifest.fragments)) {
      const path = files.get(file)?.path ?? '';
      const length = opusDurationMs(await readFile(path));
      expect(length, name).toBeGreaterThan(100);
      expect(Math.abs(length - ms), name).toBeLessThan(30);
    }
  });

  it('is of one sampling rate, and small enough to be fetched at once', async () => {
    const { manifest, files } = await load();
    expect(manifest.sampleRate).toBe(48_000);
    // What a screen fetches; the kiosk takes its sentences and names one by one.
    const called = Object.entries(manifest.fragments).filter(([name]) => !/^(kiosk|name)-/.test(name));
    const sounds = called.map(([, { file }]) => files.get(file)).filter((sound) => sound !== undefined);
    const sizes = await Promise.all(sounds.map(async ({ path }) => (await readFile(path)).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  });
});

describe('V6: accents of Vietnamese', () => {
  const bytes = async (accent: Accent, name: string): Promise<Buffer> => {
    const { manifest, files } = await loadPack('vi', { accent });
    return readFile(files.get(manifest.fragments[name]?.file ?? '')?.path ?? '');
  };

  it('sound different, word by word', async () => {
    for (const name of ['invite', 'digit-0', 'digit-5', 'letter-a', 'to-counter', 'kiosk-your-number']) {
      const [north, central, south] = [
        await bytes('north', name),
        await bytes('central', name),
        await bytes('south', name),
      ];
      expect(north.equals(central), name).toBe(false);
      expect(north.equals(south), name).toBe(false);
      expect(central.equals(south), name).toBe(false);
    }
  });

  it('are spoken by the northern voice where they lack a word; the office’s own lies over all', async () => {
    const builtIn = await mkdtemp(join(tmpdir(), 'luot-voice-test-'));
    const own = await mkdtemp(join(tmpdir(), 'luot-voice-test-'));
    try {
      await cp(join(BUILT_IN_PACKS, 'vi'), join(builtIn, 'vi'), { recursive: true });
      await mkdir(join(builtIn, 'vi-south'));
      const sound = join(BUILT_IN_PACKS, 'vi-south', 'digit-3.opus');
      for (const name of ['digit-3', 'digit-4']) await cp(sound, join(builtIn, 'vi-south', `${name}.opus`));
      await cp(sound, join(own, 'digit-4.opus'));
      const { manifest, missing } = await loadPack('vi', { builtIn, accent: 'south', replacement: own });
      expect(missing).toEqual([]);
      expect(['digit-2', 'digit-3', 'digit-4'].map((name) => manifest.fragments[name]?.file)).toEqual([
        'digit-2.opus',
        'south-digit-3.opus',
        'own-digit-4.opus',
      ]);
      expect(manifest.fragments['digit-3']?.text).toBe('ba');
    } finally {
      for (const folder of [builtIn, own]) await rm(folder, { recursive: true, force: true });
    }
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
