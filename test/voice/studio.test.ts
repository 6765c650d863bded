/** SPEC J112–J116: takes, and what becomes of an office's recordings whatever happens between two steps. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { type Disk, REAL_DISK } from '#server/voice/disk.ts';
import { finishSwap, ownFolders } from '#server/voice/own-folders.ts';
import { loadPack, readLayer, type VoicePack } from '#server/voice/packs.ts';
import type { Voices } from '#server/voice/route.ts';
import { scriptOf } from '#server/voice/script.ts';
import { durationMs } from '#server/voice/sound.ts';
import { openStudio, type Studio } from '#server/voice/studio.ts';
import { readTake } from '#server/voice/take.ts';
import { readWav, wavOf } from '#server/voice/wav.ts';

const RATE = 48_000;
/** Every write waits for the disk; where there is a file system in memory, the tests need not. */
const FOLDERS = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const AT = '2026-11-23T01:00:00.000Z';
/** Silence, a tone, silence; `hertz` tells one from another. */
function tone({ hertz = 400, loud = 0.3, ms = 300, around = 500 } = {}): Buffer {
  const edge = (around / 1000) * RATE;
  const length = (ms / 1000) * RATE;
  return wavOf(
    Float32Array.from({ length: length + 2 * edge }, (_, index) =>
      index >= edge && index < edge + length ? loud * Math.sin((index * 2 * Math.PI * hertz) / RATE) : 0,
    ),
  );
}
const FIELDS = [
  { prefix: 'A', name: { vi: 'Chứng thực', en: 'Certification' }, procedures: [] },
  { prefix: 'H', name: { vi: 'Tiếp công dân', en: 'Reception of citizens' }, procedures: [] },
];

let data: string;
let builtIn: VoicePack;
beforeAll(async () => {
  builtIn = await loadPack('vi');
});
beforeEach(() => {
  data = mkdtempSync(join(FOLDERS, 'luot-studio-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** After a start of the server; its lobby is looked at in the folder that it would speak from. */
const open = async (): Promise<Studio> => {
  finishSwap(ownFolders(data, 'vi'));
  return studioAlone(REAL_DISK);
};
const studioOn = (voices: Voices, disk: Disk): Studio =>
  openStudio({
    dataFolder: data,
    voices,
    fields: () => FIELDS,
    accent: () => undefined,
    onError: (error) => {
      throw error;
    },
    disk,
  });
/** One whose lobby nobody asks. */
const studioAlone = (disk: Disk): Studio =>
  studioOn({ pack: () => builtIn, file: () => undefined, reload: async () => undefined }, disk);
const committed = async (): Promise<'done'> => 'done';
/** What the lobby speaks of a fragment: the pitch of the office's own tone, or nothing of its own. */
async function pitchOf(name: string): Promise<number | undefined> {
  const own = join(data, 'voice', 'vi');
  const { fragments } = await readLayer(own, 'vi');
  return fragments[name] === undefined ? undefined : pitchIn(join(own, fragments[name].file));
}
function pitchIn(path: string): number {
  const sound = readWav(readFileSync(path)) ?? new Float32Array(0);
  const crossings = sound.filter((value, index) => value >= 0 && (sound[index - 1] ?? 0) < 0).length;
  return crossings / (sound.length / RATE) < 600 ? 400 : 900;
}

describe('a take', () => {
  it('J112: is trimmed and made as loud as the others', () => {
    for (const loud of [0.03, 0.9]) {
      const take = readTake(tone({ loud }));
      if (isRefusal(take)) throw new Error(take.code);
      expect(take.ms).toBeGreaterThan(300);
      expect(take.ms).toBeLessThan(340);
      const sound = readWav(take.file) ?? new Float32Array(0);
      expect(durationMs(sound)).toBe(take.ms);
      const voiced = sound.filter((value) => Math.abs(value) > 0.012);
      expect(Math.sqrt(voiced.reduce((sum, value) => sum + value * value, 0) / voiced.length)).toBeCloseTo(0.14, 1);
    }
  });

  const wavWith = (at: number, bytes: readonly number[]): Buffer => {
    const file = tone();
    file.set(bytes, at);
    return file;
  };
  it.each([
    ['nothing', Buffer.alloc(0), 'sound.unreadable'],
    ['a text', Buffer.from('RIFF but no sound at all'), 'sound.unreadable'],
    ['a WAV of 24 bits', wavWith(34, [24, 0]), 'sound.unreadable'],
    ['a WAV without a channel', wavWith(22, [0, 0]), 'sound.unreadable'],
    ['a WAV of one sample a second', wavWith(24, [1, 0, 0, 0]), 'sound.unreadable'],
    ['silence', tone({ loud: 0 }), 'sound.silent'],
    ['a rustle', tone({ loud: 0.005 }), 'sound.silent'],
    ['a click', tone({ ms: 20 }), 'sound.too-short'],
    ['a speech', tone({ ms: 20_000, around: 1_000 }), 'sound.too-long'],
  ])('J112: %s is refused', (_name, recording, code) => {
    expect(readTake(recording)).toMatchObject({ refused: true, code, field: 'sound' });
  });
});

describe('what is read out', () => {
  it('J111: the words of a call come first, then the letters of this office, its own names after the sentences', () => {
    const lines = scriptOf('vi', FIELDS);
    expect(lines.slice(0, 3).map(({ name }) => name)).toEqual(['invite', 'to-counter', 'digit-0']);
    expect(lines.filter(({ group }) => group === 'letters').map(({ text }) => text)).toEqual(['A', 'H']);
    const names = lines.filter(({ group }) => group === 'names');
    expect(names.map(({ text }) => text)).toEqual(['Chứng thực', 'Tiếp công dân']);
    expect(names[0]?.name).toBe('name-certification');
    expect(names[1]?.name).toMatch(/^name-own-[0-9a-f]{12}$/);
    expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
    expect(scriptOf('en', FIELDS).find(({ text }) => text === 'Reception of citizens')?.name).toMatch(/^name-own-/);
  });
});

describe('the recordings of an office', () => {
  it('J113: a draft is heard by nobody in the hall', async () => {
    const studio = await open();
    const kept = await studio.keep('vi', 'digit-1', tone());
    expect(kept).toMatchObject({ name: 'digit-1', text: 'một', source: 'draft' });
    expect(await pitchOf('digit-1')).toBeUndefined();
    expect(await studio.keep('vi', 'digit-77', tone())).toMatchObject({ code: 'fragment.unknown' });
    expect(await studio.drop('vi', 'digit-1')).toMatchObject({ source: 'built-in' });
    expect(await studio.drop('vi', 'digit-1')).toMatchObject({ code: 'fragment.unknown' });
  });

  it('J114: the draft is laid over what there is; a name is said under its own text', async () => {
    mkdirSync(join(data, 'voice', 'vi'), { recursive: true });
    // As an office that has put files there by hand.
    for (const name of ['digit-1', 'digit-2'])
      writeFileSync(join(data, 'voice', 'vi', `${name}.wav`), tone({ around: 0 }));
    const studio = await open();
    const [own] = (await studio.state('vi')).fragments.filter(({ group }) => group === 'names').slice(-1);
    expect(own).toMatchObject({ text: 'Tiếp công dân', source: 'none' });
    await studio.keep('vi', own?.name ?? '', tone({ hertz: 900 }));
    await studio.keep('vi', 'digit-1', tone({ hertz: 900 }));
    expect(await studio.publish('vi', AT, async (count) => count)).toBe(2);
    expect([await pitchOf('digit-1'), await pitchOf('digit-2')]).toEqual([900, 400]);
    const { manifest, problems } = await loadPack('vi', { replacement: join(data, 'voice', 'vi') });
    expect(problems).toEqual([]);
    expect(manifest.fragments[own?.name ?? '']).toMatchObject({ text: 'Tiếp công dân' });
    // The breath before a word is that of the built-in pack.
    expect(manifest.fragments['digit-1']?.pauseMs).toBe((await loadPack('vi')).manifest.fragments['digit-1']?.pauseMs);
    const state = await studio.state('vi');
    expect(state).toMatchObject({ inUse: true, aside: false });
    expect(state.fragments.filter(({ source }) => source === 'draft')).toEqual([]);
    expect(await studio.heardSince()).toBe(Date.parse(AT));
    expect(await studio.publish('vi', AT, committed)).toMatchObject({ code: 'voice.nothing' });
  });

  it('J116: back to the built-in voice and to the own one again; nothing is lost by publishing in between', async () => {
    const studio = await open();
    await studio.keep('vi', 'digit-1', tone());
    expect(await studio.setAside('vi', committed)).toMatchObject({ code: 'voice.nothing' });
    await studio.publish('vi', AT, committed);
    await studio.keep('vi', 'digit-2', tone({ hertz: 900 }));
    expect(await studio.setAside('vi', committed)).toBe('done');
    expect(await pitchOf('digit-1')).toBeUndefined();
    expect(await studio.state('vi')).toMatchObject({ inUse: false, aside: true });
    expect(await studio.takeBack('vi', committed)).toBe('done');
    expect(await pitchOf('digit-1')).toBe(400);
    await studio.setAside('vi', committed);
    await studio.publish('vi', AT, committed);
    expect([await pitchOf('digit-1'), await pitchOf('digit-2')]).toEqual([400, 900]);
    expect(await studio.takeBack('vi', committed)).toMatchObject({ code: 'voice.nothing' });
  });

  it('J114: what could not be written down has not happened', async () => {
    const studio = await open();
    await studio.keep('vi', 'digit-1', tone());
    const failing = [async () => refuse('server.stopping'), () => Promise.reject(new Error('disk full'))];
    for (const commit of failing) {
      await studio.publish('vi', AT, commit).catch(() => undefined);
      expect(existsSync(join(data, 'voice', 'vi'))).toBe(false);
    }
    await studio.publish('vi', AT, committed);
    for (const commit of failing) {
      await studio.setAside('vi', commit).catch(() => undefined);
      expect(await pitchOf('digit-1')).toBe(400);
      await studio.keep('vi', 'digit-1', tone({ hertz: 900 }));
      await studio.publish('vi', AT, commit).catch(() => undefined);
      expect(await pitchOf('digit-1')).toBe(400);
    }
    await studio.setAside('vi', committed);
    for (const commit of failing) {
      await studio.takeBack('vi', commit).catch(() => undefined);
      expect(await pitchOf('digit-1')).toBeUndefined();
    }
  });

  it('V4: hold their limit in sum', async () => {
    const studio = await open();
    await studio.keep('vi', 'digit-1', tone());
    const draft = join(data, 'voice', 'vi.draft');
    const large = scriptOf('vi', FIELDS).slice(12, 28);
    for (const { name } of large) {
      writeFileSync(join(draft, `${name}.wav`), '');
      truncateSync(join(draft, `${name}.wav`), 4 * 1024 * 1024);
    }
    expect(await studio.keep('vi', 'digit-2', tone())).toMatchObject({ code: 'voice.full' });
    // A shorter one in the place of a long one always goes.
    expect(await studio.keep('vi', large[0]?.name ?? '', tone())).toMatchObject({ source: 'draft' });
  });
});

describe('a power cut', () => {
  class PowerCut extends Error {}
  /** Works so many times; from then on nothing does, and what was being written is half there. */
  function dyingDisk(steps: number): Disk {
    let left = steps;
    const isOut = (): boolean => {
      left -= 1;
      return left < 0;
    };
    const check = (): void => {
      if (isOut()) throw new PowerCut();
    };
    return {
      folder(path) {
        check();
        REAL_DISK.folder(path);
      },
      async write(path, bytes) {
        const out = isOut();
        await REAL_DISK.write(path, out ? bytes.slice(0, bytes.length / 2) : bytes);
        if (out) throw new PowerCut();
      },
      async settle(folder) {
        check();
        await REAL_DISK.settle(folder);
      },
      rename(from, to) {
        check();
        REAL_DISK.rename(from, to);
      },
      remove(path) {
        check();
        REAL_DISK.remove(path);
      },
    };
  }

  it('J114: between any two steps leaves the old voice or the new one, whole, and no take is lost', async () => {
    const seen = new Set<string>();
    for (let steps = 0, over = false; !over; steps += 1) {
      rmSync(join(data, 'voice'), { recursive: true, force: true });
      const studio = studioAlone(REAL_DISK);
      for (const name of ['digit-1', 'digit-2']) await studio.keep('vi', name, tone({ hertz: 400 }));
      await studio.publish('vi', AT, committed);
      for (const name of ['digit-1', 'digit-3']) await studio.keep('vi', name, tone({ hertz: 900 }));
      over = await studioAlone(dyingDisk(steps))
        .publish('vi', AT, committed)
        .then(
          () => steps > 5,
          (error: unknown) => {
            expect(error).toBeInstanceOf(PowerCut);
            return false;
          },
        );
      const again = await open();
      const heard = [await pitchOf('digit-1'), await pitchOf('digit-2'), await pitchOf('digit-3')];
      expect([steps, heard]).toEqual([steps, heard[0] === 400 ? [400, 400, undefined] : [900, 400, 900]]);
      const { fragments } = await again.state('vi');
      for (const name of ['digit-1', 'digit-3']) {
        const source = fragments.find((one) => one.name === name)?.source ?? 'none';
        const path =
          source === 'draft'
            ? join(data, 'voice', 'vi.draft', `${name}.wav`)
            : join(data, 'voice', 'vi', `${name}.wav`);
        expect([steps, name, pitchIn(path)]).toEqual([steps, name, 900]);
      }
      for (const left of ['vi.publishing', 'vi.before']) expect(existsSync(join(data, 'voice', left))).toBe(false);
      seen.add(heard[0] === 400 ? 'old' : 'new');
    }
    expect([...seen]).toEqual(['old', 'new']);
  });
});
