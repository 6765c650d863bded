/**
 * Voice packs as the server hands them out. An office's own recordings (`<data>/voice/<language>/`) lie over the pack that
 * comes with the software fragment by fragment: an office may record only the counters, or all of it. A replacement
 * is either a folder with its own manifest, or simply sound files that bear the fragments' names (`digit-0.mp3`).
 */
import { constants } from 'node:fs';
import { access, readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Value } from 'typebox/value';
import type { Accent } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { packageRoot } from '#server/package-root.ts';
import { type PackFragment, PackManifest } from './manifest.ts';
import { NAME_FRAGMENT } from './names.ts';
import { CHIME, fragmentNames } from './vocabulary.ts';

/** Where the packs lie that come with the software. */
export const BUILT_IN_PACKS = join(packageRoot(), 'server', 'voice', 'packs');

const SOUND_TYPES: Readonly<Record<string, string>> = {
  '.opus': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.m4a': 'audio/mp4',
  '.webm': 'audio/webm',
};

/** The type of a sound by the name of its file. */
export const soundType = (file: string): string => SOUND_TYPES[extname(file)] ?? 'audio/ogg';

export interface VoicePack {
  readonly language: Language;
  /** The merged manifest, as the display fetches it; only fragments whose file can be read. */
  readonly manifest: PackManifest;
  /** Path and type of each file that the manifest names. */
  readonly files: ReadonlyMap<string, { readonly path: string; readonly type: string }>;
  /** Fragments that an announcement may need and that neither folder has. */
  readonly missing: readonly string[];
  /** What is wrong with the replacement folder, in words for the log. */
  readonly problems: readonly string[];
}

export interface PackPlaces {
  readonly builtIn?: string;
  /** Lies over the northern one, which speaks what it lacks. */
  readonly accent?: Accent;
  /** The office's own folder; it need not exist. */
  readonly replacement?: string;
}

/** One folder of sounds, as it lies there. */
export interface Layer {
  readonly folder: string;
  readonly manifest: PackManifest | undefined;
  readonly fragments: Readonly<Record<string, PackFragment>>;
  readonly problems: readonly string[];
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A lobby screen holds all sounds in memory, and a copy of the office carries them: twenty seconds of a plain WAV fit. */
const SOUND_AT_MOST = 4 * 1024 * 1024;
export const PACK_AT_MOST = 64 * 1024 * 1024;
const MANIFEST_AT_MOST = 1024 * 1024;

const inMb = (bytes: number): string => `${bytes / 1024 / 1024} MB`;

async function readManifest(folder: string): Promise<PackManifest | undefined> {
  let text: string;
  try {
    const { size } = await stat(join(folder, 'manifest.json'));
    if (size > MANIFEST_AT_MOST) throw new Error(`manifest.json is larger than ${inMb(MANIFEST_AT_MOST)}`);
    text = await readFile(join(folder, 'manifest.json'), 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const parsed: unknown = JSON.parse(text);
  if (!Value.Check(PackManifest, parsed)) {
    const [first] = Value.Errors(PackManifest, parsed);
    throw new Error(`manifest.json is not a voice pack: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  }
  return parsed;
}

/** Bytes of a sound that can be read; 0 for anything else. */
async function soundBytes(path: string): Promise<number> {
  try {
    await access(path, constants.R_OK);
    const found = await stat(path);
    return found.isFile() ? found.size : 0;
  } catch {
    // Whatever stands in the way, the display cannot have the file: the caller lists the fragment as missing.
    return 0;
  }
}

/** Sound files that bear a fragment's name, for a folder without a manifest. */
async function looseFragments(folder: string, language: Language): Promise<Record<string, PackFragment>> {
  const names = new Set([CHIME, ...fragmentNames(language)]);
  const fragments: Record<string, PackFragment> = {};
  for (const file of (await readdir(folder)).sort()) {
    const type = extname(file);
    const name = file.slice(0, -type.length);
    if (names.has(name) && type in SOUND_TYPES) fragments[name] = { file, text: '', ms: 1, pauseMs: 60 };
  }
  return fragments;
}

/** Why a sound of this size is not used beside those before it; undefined: it is. */
function refusalOf(bytes: number, total: number): string | undefined {
  if (bytes === 0) return 'cannot be read';
  if (bytes > SOUND_AT_MOST) return `is larger than ${inMb(SOUND_AT_MOST)}`;
  return total + bytes > PACK_AT_MOST ? `goes beyond the ${inMb(PACK_AT_MOST)} of a whole pack` : undefined;
}

/** What a folder holds of a language; what is wrong with it stands in `problems`. */
export async function readLayer(folder: string, language: Language): Promise<Layer> {
  const problems: string[] = [];
  try {
    const manifest = await readManifest(folder);
    if (manifest !== undefined && manifest.language !== language) {
      throw new Error(`manifest.json is of language ${manifest.language}, not ${language}`);
    }
    const named = manifest?.fragments ?? (await looseFragments(folder, language));
    const fragments: Record<string, PackFragment> = {};
    let total = 0;
    for (const [name, fragment] of Object.entries(named)) {
      const bytes = await soundBytes(join(folder, fragment.file));
      const why = refusalOf(bytes, total);
      if (why === undefined) {
        fragments[name] = fragment;
        total += bytes;
      } else problems.push(`${folder}: ${fragment.file} (${name}) ${why}`);
    }
    return { folder, manifest, fragments, problems };
  } catch (error) {
    if (isMissing(error)) return { folder, manifest: undefined, fragments: {}, problems };
    const reason = error instanceof Error ? error.message : String(error);
    return { folder, manifest: undefined, fragments: {}, problems: [`${folder}: ${reason}`] };
  }
}

/** Where the built-in voice of an accent lies, beside that of the north. */
export const accentFolder = (language: Language, accent: Accent): string => `${language}-${accent}`;

/** Loads the pack of a language and checks it; a broken replacement is told in `problems` and never silences the office. */
export async function loadPack(language: Language, places: PackPlaces = {}): Promise<VoicePack> {
  const { builtIn = BUILT_IN_PACKS, accent, replacement } = places;
  const below = await readLayer(join(builtIn, language), language);
  // Topmost first. A prefix of its own for each: folders may hold files of the same name for different fragments.
  const layers: { readonly prefix: string; readonly layer: Layer }[] = [{ prefix: '', layer: below }];
  if (accent !== undefined && accent !== 'north') {
    const layer = await readLayer(join(builtIn, accentFolder(language, accent)), language);
    layers.unshift({ prefix: `${accent}-`, layer });
  }
  if (replacement !== undefined) layers.unshift({ prefix: 'own-', layer: await readLayer(replacement, language) });
  const fragments: Record<string, PackFragment> = {};
  const files = new Map<string, { path: string; type: string }>();
  const ownNames = layers.flatMap(({ layer }) =>
    Object.keys(layer.fragments).filter((name) => NAME_FRAGMENT.test(name)),
  );
  for (const name of new Set([CHIME, ...fragmentNames(language), ...ownNames])) {
    const top = layers.find(({ layer }) => layer.fragments[name] !== undefined);
    const found = top?.layer.fragments[name];
    if (top === undefined || found === undefined) continue;
    const file = `${top.prefix}${found.file}`;
    const kin = below.fragments[name];
    // A sound without a manifest says neither its words nor the breath before them: those of the built-in pack.
    const said = found.text === '' && kin !== undefined ? { text: kin.text, pauseMs: kin.pauseMs } : {};
    fragments[name] = { ...found, ...said, file };
    files.set(file, { path: join(top.layer.folder, found.file), type: soundType(found.file) });
  }
  const head = layers.find(({ layer }) => layer.manifest !== undefined)?.layer.manifest;
  return {
    language,
    manifest: {
      language,
      name: head?.name ?? '',
      licence: head?.licence ?? '',
      source: head?.source ?? '',
      sampleRate: head?.sampleRate ?? 48_000,
      fragments,
    },
    files,
    missing: [CHIME, ...fragmentNames(language)].filter((name) => fragments[name] === undefined),
    problems: layers.toReversed().flatMap(({ layer }) => layer.problems),
  };
}
