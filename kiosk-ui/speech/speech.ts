/**
 * The spoken mode. With a voice of the PC all is read, names of fields too. Browsers on Linux have no Vietnamese voice
 * of their own; then the sentences of the voice pack are played, and the fields are named by their letters.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Accent } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { type Clips, loadClips } from '#common/web/clips.ts';
import { language } from '#common/web/language.ts';

/** One sentence: for a voice, and as fragments of the voice pack (none: the pack cannot say it). */
export interface Sentence {
  readonly text: string;
  readonly clips: readonly Clip[];
}

/** A fragment; or a name, with what is said where the pack does not have it (nothing: then the sentence is left out). */
export type Clip = string | { readonly name: string; readonly or?: readonly string[] };

/** `full`: a voice reads all. `clips`: the voice pack. `none`: nothing can be heard here. */
export type SpeechLevel = 'unknown' | 'full' | 'clips' | 'none';

export interface Speech {
  readonly on: ReadonlySignal<boolean>;
  readonly speaking: ReadonlySignal<boolean>;
  readonly level: ReadonlySignal<SpeechLevel>;
  turn(on: boolean): void;
  /** Says these instead of what is being said. */
  say(sentences: readonly Sentence[]): void;
}

/** A voice that never says that it has finished must not hold the screen. */
const LONGEST_MS = 90_000;
const TAG: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB', fr: 'fr-FR' };

/** A voice of this PC for the language; one that needs the internet is not counted on. */
function voiceFor(lang: Language): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined;
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang));
}

/** `accent`: how the office's built-in voice speaks. */
export function createSpeech(accent: ReadonlySignal<Accent | undefined>): Speech {
  const on = signal(false);
  const speaking = signal(false);
  const level = signal<SpeechLevel>('unknown');
  let clips: Clips | undefined;
  let stopSound: () => void = () => undefined;
  let pending: readonly Sentence[] = [];
  let turn = 0;

  const hush = (): void => {
    turn += 1;
    stopSound();
    stopSound = () => undefined;
    speaking.value = false;
  };

  const sayNow = (sentences: readonly Sentence[]): void => {
    hush();
    const mine = turn;
    const done = (): void => {
      if (mine === turn) hush();
    };
    if (level.peek() === 'full') stopSound = sayWithVoice(sentences, done);
    else if (level.peek() === 'clips' && clips !== undefined) {
      const known = clips;
      stopSound = known.play(
        sentences.flatMap(({ clips }) => fragmentsOf(clips, known)),
        done,
      );
    } else return;
    speaking.value = mine === turn;
    setTimeout(done, LONGEST_MS);
  };

  // The language changed, or the mode was turned on: find out what can be said in it.
  effect(() => {
    const lang = language.value;
    if (!on.value) return;
    level.value = 'unknown';
    const spoken = accent.value;
    void findLevel(lang, spoken).then((found) => {
      if (lang !== language.peek() || spoken !== accent.peek() || !on.peek()) return;
      clips = found.clips;
      level.value = found.level;
      sayNow(pending);
    });
  });

  return {
    on,
    speaking,
    level,
    turn(next) {
      if (!next) {
        hush();
        pending = [];
        level.value = 'unknown';
      }
      on.value = next;
    },
    say(sentences) {
      pending = sentences;
      if (on.peek() && level.peek() !== 'unknown') sayNow(sentences);
    },
  };
}

/** The fragments of a sentence; none when the pack cannot say all of it. */
function fragmentsOf(clips: readonly Clip[], pack: Clips): string[] {
  const found: string[] = [];
  for (const clip of clips) {
    const named = typeof clip === 'string' ? undefined : pack.named(clip.name);
    const names = typeof clip === 'string' ? [clip] : named === undefined ? clip.or : [named];
    if (names === undefined || !names.every((name) => pack.has(name))) return [];
    found.push(...names);
  }
  return found;
}

async function findLevel(lang: Language, accent: Accent | undefined): Promise<{ level: SpeechLevel; clips?: Clips }> {
  if (voiceFor(lang) !== undefined) return { level: 'full' };
  const clips = await loadClips(lang, accent);
  // An office's own folder may hold the words of calls alone.
  return clips?.has('kiosk-choose-field') === true ? { level: 'clips', clips } : { level: 'none' };
}

function sayWithVoice(sentences: readonly Sentence[], done: () => void): () => void {
  const lang = language.peek();
  const voice = voiceFor(lang);
  if (voice === undefined || sentences.length === 0) {
    // After the caller has taken hold of how to stop.
    queueMicrotask(done);
    return () => undefined;
  }
  speechSynthesis.cancel();
  const utterances = sentences.map(({ text }) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = TAG[lang];
    utterance.voice = voice;
    utterance.rate = 0.9;
    return utterance;
  });
  const last = utterances.at(-1);
  if (last !== undefined) {
    last.onend = done;
    last.onerror = done;
  }
  for (const utterance of utterances) speechSynthesis.speak(utterance);
  return () => speechSynthesis.cancel();
}
