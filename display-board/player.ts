/** Speaks announcements with Web Audio: every fragment is put on the audio clock before the first one sounds. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { VoiceSetting } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import type { DisplayCall } from '#common/contract/views.ts';
import { type AudioLogEntry, logSpeech } from '#common/web/voice/audio-log.ts';
import { CHIME_SECONDS, drawChime } from '#common/web/voice/chime.ts';
import { planSpeech, type Sounds, type SpeechPart } from '#common/web/voice/speech.ts';
import { keepPacks, type Packs } from './packs.ts';

export interface Player {
  /** The packs are loaded, or have failed for now, and the browser has said whether it lets sound play. */
  readonly ready: ReadonlySignal<boolean>;
  /** Sound is refused by the browser until somebody touches the page. */
  readonly blocked: ReadonlySignal<boolean>;
  /** Languages whose pack could not be loaded, or not as a whole. */
  readonly missing: ReadonlySignal<readonly Language[]>;
  /** From a touch or a key: lets the browser begin to play. */
  unblock(): void;
  /** Speaks with the voice that the office has chosen; nothing is loaded before the first call of it. */
  readonly useVoice: Packs['use'];
  /** Speaks a call; `done` when its last word is spoken, or at once when no sound can be made. */
  speak(call: DisplayCall, voice: VoiceSetting, done: () => void): void;
  /** Stops after the fragment that is sounding; `silent` when it has ended. */
  stop(silent: () => void): void;
}

interface Speaking {
  readonly entry: AudioLogEntry;
  readonly sources: readonly { readonly node: AudioBufferSourceNode; readonly part: SpeechPart }[];
  readonly watchdog: ReturnType<typeof setTimeout>;
}

/** Before this the browser may still be opening the sound card. */
const BLOCKED_AFTER_MS = 1_500;
/** A sound card that was pulled out never ends a fragment: then the wall clock does. */
const WATCHDOG_MS = 2_000;
const LEAD_SECONDS = 0.08;
/** A server that hangs while it hands out sounds must not keep calls off the screen. */
const READY_AT_LATEST_MS = 6_000;

/** Opens the sound; the packs are loaded once the office's voice is known. */
export function startPlayer(): Player {
  const ready = signal(false);
  const blocked = signal(false);
  let context = openContext();
  const packs = keepPacks(() => context);
  let volume = context.createGain();
  let chime = drawChime(context.sampleRate);
  let speaking: Speaking | undefined;
  volume.connect(context.destination);

  function openContext(): AudioContext {
    const opened = new AudioContext({ latencyHint: 'playback' });
    opened.onstatechange = () => {
      if (opened === context && opened.state === 'running') blocked.value = false;
    };
    opened.resume().catch((error: unknown) => console.error('sound cannot be opened:', error));
    setTimeout(() => {
      if (opened === context) blocked.value = opened.state !== 'running';
    }, BLOCKED_AFTER_MS);
    return opened;
  }

  /** After a sound card has failed; packs stay, since decoded sounds belong to no context. */
  function reopen(): void {
    const old = context;
    context = openContext();
    volume = context.createGain();
    volume.connect(context.destination);
    chime = drawChime(context.sampleRate);
    old.close().catch((error: unknown) => console.error('the old sound output could not be closed:', error));
  }

  const bell = (): AudioBuffer => packs.of('vi')?.sounds.get('chime')?.buffer ?? chime;
  const soundOf = ({ language, name }: SpeechPart): AudioBuffer | undefined =>
    language === 'chime' ? bell() : packs.of(language)?.sounds.get(name)?.buffer;
  const sounds: Sounds = {
    lengthOf(language, name) {
      const sound = packs.of(language)?.sounds.get(name);
      return sound === undefined ? undefined : { seconds: sound.buffer.duration, pause: sound.pause };
    },
    get chimeSeconds() {
      return packs.of('vi')?.sounds.get('chime')?.buffer.duration ?? CHIME_SECONDS;
    },
  };

  function play(part: SpeechPart): { node: AudioBufferSourceNode; part: SpeechPart } | undefined {
    const buffer = soundOf(part);
    if (buffer === undefined) return undefined;
    const node = new AudioBufferSourceNode(context, { buffer });
    node.connect(volume);
    node.start(part.start);
    return { node, part };
  }

  const opened = context.resume().catch((error: unknown) => console.error('sound cannot be opened:', error));
  const latest = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));
  void Promise.race([
    Promise.all([packs.loaded, Promise.race([opened, latest(BLOCKED_AFTER_MS)])]),
    latest(READY_AT_LATEST_MS),
  ]).then(() => {
    ready.value = true;
  });

  return {
    ready,
    blocked,
    missing: packs.missing,
    useVoice: packs.use,
    unblock() {
      if (context.state === 'closed') reopen();
      else context.resume().catch((error: unknown) => console.error('sound cannot be opened:', error));
    },
    speak(call, voice, done) {
      if (context.state !== 'running') {
        blocked.value = true;
        done();
        return;
      }
      volume.gain.value = voice.volume;
      const start = context.currentTime + LEAD_SECONDS;
      const parts = planSpeech(call.announcement, voice.repeat, start, sounds);
      const entry = logSpeech({ callSeq: call.callSeq, label: call.label, parts, outcome: 'speaking' });
      const sources = parts.map(play).filter((source) => source !== undefined);
      const finish = (outcome: 'spoken' | 'failed'): void => {
        if (entry.outcome !== 'speaking') return;
        entry.outcome = outcome;
        clearTimeout(mine.watchdog);
        if (speaking === mine) speaking = undefined;
        for (const { node } of sources) node.disconnect();
        if (outcome === 'failed') reopen();
        done();
      };
      const length = (parts.at(-1)?.end ?? start) - context.currentTime;
      const watchdog = setTimeout(() => finish('failed'), length * 1000 + WATCHDOG_MS);
      const mine: Speaking = { entry, sources, watchdog };
      speaking = mine;
      const last = sources.at(-1);
      if (last !== undefined) last.node.onended = () => finish('spoken');
    },
    stop(silent) {
      if (speaking === undefined) return silent();
      const { entry, sources, watchdog } = speaking;
      speaking = undefined;
      clearTimeout(watchdog);
      const clock = context.currentTime;
      const sounding = sources.find(({ part }) => part.start <= clock && clock < part.end);
      entry.outcome = 'stopped';
      entry.silentAt = sounding?.part.end ?? clock;
      for (const { node, part } of sources) {
        node.onended = null;
        if (part.start <= clock) continue;
        node.stop();
        node.disconnect();
      }
      // The fragment that is sounding ends by itself and is freed then.
      setTimeout(silent, Math.max(0, entry.silentAt - clock) * 1000);
    },
  };
}
