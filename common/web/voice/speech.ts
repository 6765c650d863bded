/** When each fragment of an announcement sounds: chime, the sentence as often as the office wants, the other language. */
import type { Announcement } from '#common/contract/events.ts';
import type { Language } from '#common/contract/text.ts';

export interface SpeechPart {
  readonly language: Language | 'chime';
  readonly name: string;
  /** Seconds on the audio clock. */
  readonly start: number;
  readonly end: number;
}

export interface Sounds {
  /** Seconds of a fragment, and the silence before it; undefined when the pack does not have it. */
  lengthOf(language: Language, name: string): { readonly seconds: number; readonly pause: number } | undefined;
  readonly chimeSeconds: number;
}

const AFTER_CHIME = 0.25;
/** Between the same sentence said twice, and between languages. */
const BETWEEN_SENTENCES = 0.6;

/**
 * The whole schedule from `start` on. A language of which a fragment is missing is left out as a whole: half a sentence
 * would send people to a wrong counter.
 */
export function planSpeech(announcement: Announcement, repeat: number, start: number, sounds: Sounds): SpeechPart[] {
  const parts: SpeechPart[] = [{ language: 'chime', name: 'chime', start, end: start + sounds.chimeSeconds }];
  let at = start + sounds.chimeSeconds + AFTER_CHIME;
  for (const language of announcement.languages) {
    if (!canSay(announcement, language, sounds)) continue;
    for (let time = 0; time < repeat; time += 1) {
      fragmentsIn(announcement, language).forEach((name, index) => {
        const length = sounds.lengthOf(language, name);
        if (length === undefined) return;
        if (index > 0) at += length.pause;
        parts.push({ language, name, start: at, end: at + length.seconds });
        at += length.seconds;
      });
      at += BETWEEN_SENTENCES;
    }
  }
  return parts;
}

/** The sentence in a language; empty where the server did not fill it. */
function fragmentsIn(announcement: Announcement, language: Language): readonly string[] {
  if (language === 'vi' || language === 'en') return announcement[language];
  return announcement.further?.[language] ?? [];
}

/** Whether the pack has every word of the sentence. */
export function canSay(announcement: Announcement, language: Language, sounds: Sounds): boolean {
  const names = fragmentsIn(announcement, language);
  return names.length > 0 && names.every((name) => sounds.lengthOf(language, name) !== undefined);
}

/** Whether the office wants silence at this clock time (`HH:MM` in its own zone). */
export function isQuiet(clock: string, quiet: readonly (readonly [string, string])[]): boolean {
  return quiet.some(([from, to]) => (from <= to ? from <= clock && clock < to : from <= clock || clock < to));
}
