/** Plays what the server has: one sound, or a whole call by the plan of the lobby screen. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Language } from '#common/contract/text.ts';
import type { VoiceFragment } from '#common/contract/voice.ts';
import { logSpeech } from '#common/web/voice/audio-log.ts';
import { CHIME_SECONDS, drawChime } from '#common/web/voice/chime.ts';
import { planSpeech, type SpeechPart } from '#common/web/voice/speech.ts';

/** A sound of the pack by its name; another version is another sound. */
type Named = Pick<VoiceFragment, 'name' | 'version'>;

export interface Call {
  readonly label: string;
  readonly language: Language;
  /** In the order in which they are said. */
  readonly fragments: readonly VoiceFragment[];
  readonly chime: string;
}

export interface Hearing {
  /** The fragment that sounds now. */
  readonly sounding: ReadonlySignal<string | undefined>;
  /** Each answers whether it could be played. */
  play(language: Language, sound: Named): Promise<boolean>;
  playCall(call: Call): Promise<boolean>;
  stop(): void;
  close(): void;
}

const LEAD_SECONDS = 0.08;

export function createHearing(): Hearing {
  const sounding = signal<string | undefined>(undefined);
  const known = new Map<string, AudioBuffer>();
  let context: AudioContext | undefined;
  let playing: { readonly nodes: AudioBufferSourceNode[]; readonly timers: number[] } | undefined;
  /** Whoever asked last is heard: a sound that arrives late must not begin in the middle of another. */
  let asked = 0;

  async function output(): Promise<AudioContext> {
    context ??= new AudioContext({ latencyHint: 'playback' });
    await context.resume();
    return context;
  }

  async function bufferOf(language: Language, { name, version }: Named, decoder: AudioContext): Promise<AudioBuffer> {
    const key = `${language} ${name} ${version}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const answer = await fetch(`/api/voice/${language}/sounds/${name}`, {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const buffer = await decoder.decodeAudioData(await answer.arrayBuffer());
    known.set(key, buffer);
    return buffer;
  }

  function stop(): void {
    asked += 1;
    const before = playing;
    playing = undefined;
    sounding.value = undefined;
    for (const timer of before?.timers ?? []) clearTimeout(timer);
    for (const node of before?.nodes ?? []) {
      node.onended = null;
      node.stop();
      node.disconnect();
    }
  }

  /** Puts the parts on the audio clock, and shows which one sounds. */
  function schedule(
    into: AudioContext,
    parts: readonly SpeechPart[],
    bufferFor: (part: SpeechPart) => AudioBuffer,
  ): void {
    const nodes = parts.map((part) => {
      const node = new AudioBufferSourceNode(into, { buffer: bufferFor(part) });
      node.connect(into.destination);
      node.start(part.start);
      return node;
    });
    const timers = parts.map((part) =>
      window.setTimeout(
        () => {
          sounding.value = part.name;
        },
        (part.start - into.currentTime) * 1000,
      ),
    );
    const mine = { nodes, timers };
    playing = mine;
    const last = nodes.at(-1);
    if (last !== undefined) last.onended = () => playing === mine && stop();
  }

  async function attempt(work: (into: AudioContext, isStill: () => boolean) => Promise<void>): Promise<boolean> {
    stop();
    const mine = asked;
    try {
      await work(await output(), () => asked === mine);
      return true;
    } catch (error) {
      console.error('a sound cannot be played:', error);
      return false;
    }
  }

  return {
    sounding,
    play: (language, sound) =>
      attempt(async (into, isStill) => {
        const buffer = await bufferOf(language, sound, into);
        if (!isStill()) return;
        const start = into.currentTime + LEAD_SECONDS;
        const part: SpeechPart = { language, name: sound.name, start, end: start + buffer.duration };
        const entry = logSpeech({ callSeq: 0, label: '', parts: [part], outcome: 'speaking' });
        schedule(into, [part], () => buffer);
        entry.outcome = 'spoken';
      }),
    playCall: ({ label, language, fragments, chime }) =>
      attempt(async (into, isStill) => {
        const buffers = new Map<string, { readonly buffer: AudioBuffer; readonly pause: number }>();
        const load = async (one: VoiceFragment): Promise<void> => {
          buffers.set(one.name, { buffer: await bufferOf(language, one, into), pause: one.pauseMs / 1000 });
        };
        const bell = bufferOf(language, { name: 'chime', version: chime }, into).catch(() =>
          drawChime(into.sampleRate),
        );
        await Promise.all(fragments.map(load));
        const chimeBuffer = await bell;
        if (!isStill()) return;
        const names = fragments.map(({ name }) => name);
        const said = language === 'vi' || language === 'en' ? {} : { further: { [language]: names } };
        const announcement = { vi: names, en: names, ...said, languages: [language] };
        const sounds = {
          chimeSeconds: chimeBuffer.duration || CHIME_SECONDS,
          lengthOf(_language: Language, name: string) {
            const found = buffers.get(name);
            return found === undefined ? undefined : { seconds: found.buffer.duration, pause: found.pause };
          },
        };
        const parts = planSpeech(announcement, 1, into.currentTime + LEAD_SECONDS, sounds);
        const entry = logSpeech({ callSeq: 0, label, parts, outcome: 'speaking' });
        schedule(into, parts, ({ name }) => buffers.get(name)?.buffer ?? chimeBuffer);
        entry.outcome = 'spoken';
      }),
    stop,
    close() {
      stop();
      context?.close().catch((error: unknown) => console.error('the sound output could not be closed:', error));
      context = undefined;
    },
  };
}
