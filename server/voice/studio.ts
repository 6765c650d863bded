/**
 * The office's own voice while it is recorded: takes go into a draft that nobody hears, are published all at once, and can
 * be put aside again (SPEC J112–J116). One language does one thing at a time.
 */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Refusal } from '#common/contract/errors.ts';
import type { Accent } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Language } from '#common/contract/text.ts';
import type { VoiceFragment, VoiceState } from '#common/contract/voice.ts';
import { type Disk, REAL_DISK } from './disk.ts';
import { draftFolder } from './draft.ts';
import { heardIn, type Sounds } from './heard.ts';
import type { PackFragment } from './manifest.ts';
import { finishSwap, type OwnFolders, ownFolders, swapBack, swapIn } from './own-folders.ts';
import { PACK_AT_MOST } from './packs.ts';
import { SPOKEN, type Voices } from './route.ts';
import { type NamedField, type ScriptLine, scriptOf } from './script.ts';
import { SAMPLE_RATE } from './sound.ts';
import { readTake } from './take.ts';
import { CHIME } from './vocabulary.ts';

export interface StudioParts {
  readonly dataFolder: string;
  readonly voices: Voices;
  /** The fields of the office, as they are called now. */
  fields(): readonly NamedField[];
  /** With which accent the built-in voice speaks. */
  accent(): Accent | undefined;
  /** What could not be cleared away; the next start does it. */
  onError(error: unknown): void;
  readonly disk?: Disk;
}

/** Writes down what has been done; where it is refused or fails, the recordings are as they were. */
export type Commit<T> = () => Promise<T | Refusal>;

export interface Studio {
  /** Some language is spoken with the office's own recordings. */
  isHeard(): boolean;
  /** When the newest of them were made, as the disk has it; ms UTC. */
  heardSince(): Promise<number | undefined>;
  state(language: Language): Promise<VoiceState>;
  /** The sound that would be heard after publishing. */
  sound(language: Language, name: string): Promise<{ readonly bytes: Buffer; readonly type: string } | undefined>;
  /** Puts a take into the draft. */
  keep(language: Language, name: string, recording: Buffer): Promise<VoiceFragment | Refusal>;
  /** Throws a take of the draft away. */
  drop(language: Language, name: string): Promise<VoiceFragment | Refusal>;
  /** The draft over what there is, spoken from now on. `at`: ISO; `count`: takes that are new. */
  publish<T>(language: Language, at: string, commit: (count: number) => Promise<T | Refusal>): Promise<T | Refusal>;
  /** Back to the built-in pack; the recordings are kept. */
  setAside<T>(language: Language, commit: Commit<T>): Promise<T | Refusal>;
  /** The recordings that were put aside are spoken again. */
  takeBack<T>(language: Language, commit: Commit<T>): Promise<T | Refusal>;
}

export function openStudio({ dataFolder, voices, fields, accent, onError, disk = REAL_DISK }: StudioParts): Studio {
  const turns = new Map<Language, Promise<unknown>>();
  const inTurn = <T>(language: Language, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(language) ?? Promise.resolve()).then(work, work);
    turns.set(language, turn);
    return turn;
  };
  const foldersOf = (language: Language): OwnFolders => ownFolders(dataFolder, language);
  const lineOf = (language: Language, name: string): ScriptLine | undefined =>
    scriptOf(language, fields()).find((line) => line.name === name);
  const heard = (language: Language): Promise<Sounds> =>
    heardIn(foldersOf(language), language, voices.pack(language, accent()));

  const act = async <T>(
    language: Language,
    steps: { forward(): void; back(): void; settle(): void },
    commit: Commit<T>,
  ): Promise<T | Refusal> => {
    steps.forward();
    let outcome: T | Refusal | undefined;
    try {
      await voices.reload(language);
      outcome = await commit();
      return outcome;
    } finally {
      if (outcome === undefined || isRefusal(outcome)) {
        steps.back();
        await voices.reload(language);
      } else {
        try {
          steps.settle();
        } catch (error) {
          onError(error);
        }
      }
    }
  };

  /** Writes the next set whole, beside the one that is spoken. */
  const writeFresh = async (language: Language, at: string, sounds: Sounds): Promise<string[]> => {
    const { fresh } = foldersOf(language);
    const lines = scriptOf(language, fields());
    const fragments: Record<string, PackFragment> = {};
    const taken: string[] = [];
    disk.remove(fresh);
    disk.folder(fresh);
    const put = async (name: string, path: string, fragment: Omit<PackFragment, 'file'>): Promise<void> => {
      const file = `${name}${extname(path)}`;
      await disk.write(join(fresh, file), await readFile(path));
      fragments[name] = { ...fragment, file };
    };
    for (const { name, text } of lines) {
      const found = sounds.draft(name);
      if (found === undefined) continue;
      await put(name, found.path, { text, ms: found.ms, pauseMs: sounds.pauseOf(name) });
      taken.push(name);
    }
    const said = new Set(taken.flatMap((name) => fragments[name]?.text ?? []));
    for (const [name, { path, fragment }] of sounds.own) {
      // A name that was recorded anew under another fragment: a kiosk finds it by its text.
      if (name in fragments || (name.startsWith('name-') && said.has(fragment.text))) continue;
      const { file: _own, ...rest } = fragment;
      await put(name, path, rest);
    }
    const manifest = {
      language,
      name: 'the office’s own recordings',
      licence: 'of the office',
      source: 'recorded at /ghi-am',
      sampleRate: SAMPLE_RATE,
      recordedAt: at,
      fragments,
    };
    await disk.write(join(fresh, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await disk.settle(fresh);
    return taken;
  };

  return {
    isHeard: () => SPOKEN.some((language) => existsSync(foldersOf(language).own)),
    async heardSince() {
      const stamps = await Promise.all(SPOKEN.map((language) => stampOf(foldersOf(language).own)));
      const known = stamps.filter((stamp) => stamp !== undefined);
      return known.length === 0 ? undefined : Math.max(...known);
    },
    state: (language) =>
      inTurn(language, async () => {
        const folders = foldersOf(language);
        const sounds = await heard(language);
        const fragments = await Promise.all(scriptOf(language, fields()).map((line) => sounds.describe(line)));
        return {
          language,
          inUse: existsSync(folders.own),
          aside: !existsSync(folders.own) && existsSync(folders.aside),
          chime: { version: await sounds.chimeVersion() },
          fragments,
        };
      }),
    sound: (language, name) =>
      inTurn(language, async () => {
        const line = name === CHIME ? CHIME : lineOf(language, name);
        const file = line === undefined ? undefined : (await heard(language)).file(line);
        return file === undefined ? undefined : { bytes: await readFile(file.path), type: file.type };
      }),
    keep: (language, name, recording) =>
      inTurn(language, async () => {
        const line = lineOf(language, name);
        if (line === undefined) return refuse('fragment.unknown', { field: 'fragment' });
        const take = readTake(recording);
        if (isRefusal(take)) return take;
        const others = (await heard(language)).bytesWithout(line);
        if (others + take.file.length > PACK_AT_MOST) return refuse('voice.full', { field: 'sound' });
        await draftFolder(foldersOf(language).draft, disk).write(name, take.file);
        return (await heard(language)).describe(line);
      }),
    drop: (language, name) =>
      inTurn(language, async () => {
        const line = lineOf(language, name);
        const draft = draftFolder(foldersOf(language).draft, disk);
        if (line === undefined || !(await draft.takes()).has(name)) {
          return refuse('fragment.unknown', { field: 'fragment' });
        }
        draft.remove(name);
        return (await heard(language)).describe(line);
      }),
    publish: (language, at, commit) =>
      inTurn(language, async () => {
        const folders = foldersOf(language);
        const sounds = await heard(language);
        const fresh = scriptOf(language, fields()).filter(({ name }) => sounds.draft(name) !== undefined);
        if (fresh.length === 0) return refuse('voice.nothing');
        const taken = await writeFresh(language, at, sounds);
        const draft = draftFolder(folders.draft, disk);
        return act(
          language,
          {
            forward: () => swapIn(folders, disk),
            back: () => swapBack(folders, disk),
            settle() {
              finishSwap(folders, disk);
              disk.remove(folders.aside);
              for (const name of taken) draft.remove(name);
            },
          },
          () => commit(taken.length),
        );
      }),
    setAside: (language, commit) =>
      inTurn(language, async () => {
        const { own, aside } = foldersOf(language);
        if (!existsSync(own)) return refuse('voice.nothing');
        const forward = (): void => {
          // Of before another voice was put in its place by hand.
          disk.remove(aside);
          disk.rename(own, aside);
        };
        return act(language, { forward, back: () => disk.rename(aside, own), settle: () => undefined }, commit);
      }),
    takeBack: (language, commit) =>
      inTurn(language, async () => {
        const { own, aside } = foldersOf(language);
        if (existsSync(own) || !existsSync(aside)) return refuse('voice.nothing');
        const forward = (): void => disk.rename(aside, own);
        return act(language, { forward, back: () => disk.rename(own, aside), settle: () => undefined }, commit);
      }),
  };
}

async function stampOf(folder: string): Promise<number | undefined> {
  if (!existsSync(folder)) return undefined;
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '');
  const written = Date.parse(/"recordedAt": "([^"]+)"/.exec(manifest)?.[1] ?? '');
  // Put there by hand or by `luot voice make`.
  return Number.isNaN(written) ? Math.floor((await stat(folder)).mtimeMs) : written;
}
