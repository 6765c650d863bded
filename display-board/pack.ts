/** The voice packs on this side of the wire: fetched once, decoded once, kept. */
import type { Accent } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { manifestPath } from '#common/web/voice-path.ts';

interface PackSound {
  readonly buffer: AudioBuffer;
  /** Silence before it, seconds. */
  readonly pause: number;
}

export interface LoadedPack {
  readonly sounds: ReadonlyMap<string, PackSound>;
  /** Fragments that the manifest names and that could not be fetched or decoded. */
  readonly broken: readonly string[];
}

interface ManifestFragment {
  readonly file: string;
  readonly pauseMs: number;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The fragments of a manifest; what is not as it should be is left out, and so counts as missing. */
export function readManifest(manifest: unknown): Map<string, ManifestFragment> {
  const found = new Map<string, ManifestFragment>();
  if (!isRecord(manifest) || !isRecord(manifest.fragments)) return found;
  for (const [name, fragment] of Object.entries(manifest.fragments)) {
    // Sentences and names of the kiosk's spoken mode lie in the same pack; a display never says them.
    if (/^(kiosk|name)-/.test(name)) continue;
    if (!isRecord(fragment) || typeof fragment.file !== 'string') continue;
    found.set(name, { file: fragment.file, pauseMs: typeof fragment.pauseMs === 'number' ? fragment.pauseMs : 0 });
  }
  return found;
}

/** As many as a browser fetches from one server at a time. */
const AT_ONCE = 6;

async function fetched(path: string): Promise<Response> {
  const answer = await fetch(path, { credentials: 'same-origin', signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/**
 * Fetches manifest and sounds of a language, in the accent that the office chose. Throws when there is no manifest; a sound
 * that fails is listed in `broken`.
 */
export async function loadPack(
  language: Language,
  accent: Accent | undefined,
  decoder: BaseAudioContext,
): Promise<LoadedPack> {
  const manifest: unknown = await (await fetched(manifestPath(language, accent))).json();
  const sounds = new Map<string, PackSound>();
  const broken: string[] = [];
  const load = async ([name, { file, pauseMs }]: [string, ManifestFragment]): Promise<void> => {
    try {
      const bytes = await (await fetched(`/voice/${language}/${encodeURIComponent(file)}`)).arrayBuffer();
      sounds.set(name, { buffer: await decoder.decodeAudioData(bytes), pause: pauseMs / 1000 });
    } catch (error) {
      console.error(`voice ${language}: ${name} cannot be used:`, error);
      broken.push(name);
    }
  };
  const fragments = [...readManifest(manifest)];
  for (let first = 0; first < fragments.length; first += AT_ONCE) {
    await Promise.all(fragments.slice(first, first + AT_ONCE).map(load));
  }
  return { sounds, broken };
}
