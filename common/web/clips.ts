/** Sentences from the voice pack, one sound after another: for a PC whose browser has no voice, and to try a voice. */
import type { Accent } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { manifestPath } from './voice-path.ts';

export interface Clips {
  has(name: string): boolean;
  /** The fragment that says this name; undefined when the pack has none. */
  named(text: string): string | undefined;
  /** Plays them in order; answers how to stop. `done` is called once, after the last or after a stop. */
  play(names: readonly string[], done: () => void): () => void;
}

interface Clip {
  readonly file: string;
  readonly pauseMs: number;
  readonly text: string;
}

/** Names are the same however they are spaced, capitalised or composed. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function clipsIn(manifest: unknown): Map<string, Clip> {
  const clips = new Map<string, Clip>();
  if (!isRecord(manifest) || !isRecord(manifest.fragments)) return clips;
  for (const [name, fragment] of Object.entries(manifest.fragments)) {
    if (!isRecord(fragment) || typeof fragment.file !== 'string') continue;
    const { file, text, pauseMs } = fragment;
    clips.set(name, {
      file,
      pauseMs: typeof pauseMs === 'number' ? pauseMs : 0,
      text: typeof text === 'string' ? text : '',
    });
  }
  return clips;
}

/** The pack of a language in an accent; undefined when the server has none. */
export async function loadClips(language: Language, accent?: Accent): Promise<Clips | undefined> {
  let clips: Map<string, Clip>;
  try {
    const answer = await fetch(manifestPath(language, accent), { signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) return undefined;
    clips = clipsIn(await answer.json());
  } catch (error) {
    // The screen says that there is no voice; the cause is for whoever looks after the PC.
    console.error('voice pack:', error);
    return undefined;
  }
  const names = new Map(
    [...clips].flatMap(([name, { text }]) => (name.startsWith('name-') ? [[plain(text), name] as const] : [])),
  );
  return {
    has: (name) => clips.has(name),
    named: (text) => names.get(plain(text)),
    play: (names, done) => playAll(language, clips, names, done),
  };
}

function playAll(
  language: Language,
  clips: ReadonlyMap<string, Clip>,
  names: readonly string[],
  done: () => void,
): () => void {
  const audio = new Audio();
  const rest = names.flatMap((name) => clips.get(name) ?? []);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const finish = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    audio.pause();
    done();
  };
  const next = (): void => {
    const clip = rest.shift();
    if (over || clip === undefined) {
      finish();
      return;
    }
    timer = setTimeout(() => {
      audio.src = `/voice/${language}/${encodeURIComponent(clip.file)}`;
      audio.play().catch((error: unknown) => {
        console.error('voice:', error);
        finish();
      });
    }, clip.pauseMs);
  };
  audio.onended = next;
  audio.onerror = next;
  next();
  return finish;
}
