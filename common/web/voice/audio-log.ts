/** What was scheduled on the audio clock, for tests and for a technician at the screen's console (`luotAudioLog`). */
import type { SpeechPart } from './speech.ts';

export interface AudioLogEntry {
  readonly callSeq: number;
  readonly label: string;
  readonly parts: readonly SpeechPart[];
  /** Becomes `spoken` when the last fragment ended, `stopped` when the call was undone before. */
  outcome: 'speaking' | 'spoken' | 'stopped' | 'failed';
  /** Audio time at which the voice fell silent after it was stopped. */
  silentAt?: number;
}

declare global {
  interface Window {
    luotAudioLog?: AudioLogEntry[];
  }
}

/** The page runs for months: only the newest are kept. */
const KEPT = 50;

/** Puts an entry into the ring that the page shows as `window.luotAudioLog`. */
export function logSpeech(entry: AudioLogEntry): AudioLogEntry {
  window.luotAudioLog ??= [];
  const log = window.luotAudioLog;
  log.push(entry);
  if (log.length > KEPT) log.splice(0, log.length - KEPT);
  return entry;
}
