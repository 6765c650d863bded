/** What would be heard of a language after publishing: the draft over the office's recordings over the built-in pack. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#common/contract/text.ts';
import type { SoundSource, VoiceFragment } from '#common/contract/voice.ts';
import { REAL_DISK } from './disk.ts';
import { type DraftTake, draftFolder } from './draft.ts';
import type { PackFragment } from './manifest.ts';
import { type OwnFolders, recordingsIn } from './own-folders.ts';
import { readLayer, soundType, type VoicePack } from './packs.ts';
import type { ScriptLine } from './script.ts';

interface OwnSound {
  readonly path: string;
  readonly bytes: number;
  readonly fragment: PackFragment;
}

interface Found {
  readonly source: Exclude<SoundSource, 'none'>;
  readonly path: string;
  readonly type: string;
  readonly ms: number;
}

export interface Sounds {
  readonly own: ReadonlyMap<string, OwnSound>;
  draft(name: string): DraftTake | undefined;
  pauseOf(name: string): number;
  describe(line: ScriptLine): Promise<VoiceFragment>;
  chimeVersion(): Promise<string>;
  /** The file of a line, or of the chime. */
  file(line: ScriptLine | 'chime'): { readonly path: string; readonly type: string } | undefined;
  /** Bytes of the draft and the recordings that it does not replace, without this one. */
  bytesWithout(line: ScriptLine): number;
}

/** A sound file that bears a fragment's name and no manifest says how long it is. */
const UNKNOWN_MS = 1;
const PAUSE_MS = 200;

/** Reads what lies there now. `spoken`: the pack that the lobby has. */
export async function heardIn(folders: OwnFolders, language: Language, spoken: VoicePack | undefined): Promise<Sounds> {
  const takes = await draftFolder(folders.draft, REAL_DISK).takes();
  const own = await ownSounds(recordingsIn(folders), language);

  const find = (name: string): Found | undefined => {
    const take = takes.get(name);
    if (take !== undefined) return { source: 'draft', path: take.path, type: 'audio/wav', ms: take.ms };
    const mine = own.get(name);
    if (mine !== undefined) {
      return { source: 'own', path: mine.path, type: soundType(mine.fragment.file), ms: mine.fragment.ms };
    }
    const fragment = spoken?.manifest.fragments[name];
    const file = fragment === undefined ? undefined : spoken?.files.get(fragment.file);
    return fragment === undefined || file === undefined ? undefined : { source: 'built-in', ...file, ms: fragment.ms };
  };
  /** A name that the office made with `luot voice make` stands under another fragment: it is found by its text. */
  const findLine = ({ name, text, group }: ScriptLine): Found | undefined => {
    const found = find(name);
    if (found !== undefined || group !== 'names') return found;
    const other = [...own].find(([, { fragment }]) => fragment.text === text);
    return other === undefined ? undefined : find(other[0]);
  };
  const pauseOf = (name: string): number =>
    spoken?.manifest.fragments[name]?.pauseMs ?? own.get(name)?.fragment.pauseMs ?? PAUSE_MS;

  return {
    own,
    draft: (name) => takes.get(name),
    pauseOf,
    async describe(line) {
      const found = findLine(line);
      return {
        ...line,
        source: found?.source ?? 'none',
        ms: found === undefined || found.ms === UNKNOWN_MS ? 0 : found.ms,
        pauseMs: pauseOf(line.name),
        version: await version(found),
      };
    },
    chimeVersion: () => version(find('chime')),
    file: (line) => (line === 'chime' ? find(line) : findLine(line)),
    bytesWithout({ name }) {
      let bytes = 0;
      for (const [other, take] of takes) if (other !== name) bytes += take.bytes;
      for (const [other, sound] of own) if (other !== name && !takes.has(other)) bytes += sound.bytes;
      return bytes;
    },
  };
}

async function ownSounds(folder: string | undefined, language: Language): Promise<Map<string, OwnSound>> {
  if (folder === undefined) return new Map();
  const { fragments } = await readLayer(folder, language);
  const found = await Promise.all(
    Object.entries(fragments).map(async ([name, fragment]): Promise<[string, OwnSound]> => {
      const path = join(folder, fragment.file);
      return [name, { path, bytes: (await stat(path)).size, fragment }];
    }),
  );
  return new Map(found);
}

/** Tells one sound from another without telling where it lies. */
async function version(found: Found | undefined): Promise<string> {
  if (found === undefined) return '';
  const { mtimeMs, size } = await stat(found.path);
  return createHash('sha256').update(`${found.path}\n${mtimeMs}\n${size}`).digest('base64url').slice(0, 12);
}
