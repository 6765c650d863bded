/** The clerk's desk: the words of a language, the one that is read out now, what became of its take. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Bilingual, Language } from '#common/contract/text.ts';
import type { VoiceAnswer, VoiceFragment } from '#common/contract/voice.ts';
import { callApi } from '#common/web/api.ts';
import type { Session } from '#common/web/session.ts';
import { createHearing, type Hearing } from '../sound/hearing.ts';
import { readSoundFile } from '../sound/sound-file.ts';
import type { Warning } from '../sound/watch.ts';
import { nextAfter } from './order.ts';
import { createRecorder, type Recorder, type Recording } from './recorder.ts';
import { sendTake } from './send.ts';

/** What became of the last take of the chosen word. */
export type Outcome =
  | { readonly kind: 'sending' }
  | { readonly kind: 'kept'; readonly warning?: Warning }
  | { readonly kind: 'nothing' | 'file-unreadable' | 'file-long' }
  | { readonly kind: 'problem'; readonly message: Bilingual };

export interface VoiceDesk {
  readonly session: Session;
  readonly mayPublish: boolean;
  readonly language: ReadonlySignal<Language>;
  readonly view: ReadonlySignal<VoiceAnswer | undefined>;
  /** Why there is no view. */
  readonly trouble: ReadonlySignal<{ readonly code: string; readonly message: Bilingual } | undefined>;
  readonly screen: Signal<'record' | 'try'>;
  readonly chosen: ReadonlySignal<VoiceFragment | undefined>;
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  readonly recorder: Recorder;
  readonly hearing: Hearing;
  speak(language: Language): void;
  choose(name: string): void;
  /** Starts a take, or ends it. */
  record(): Promise<void>;
  /** A sound file in the place of the microphone. */
  useFile(file: File): Promise<void>;
  listen(): Promise<void>;
  next(): void;
  drop(): Promise<void>;
  /** Takes the view that an act answered with. */
  take(view: VoiceAnswer): void;
  reload(): Promise<void>;
  expired(): void;
  close(): void;
}

export function createDesk(session: Session, expired: () => void): VoiceDesk {
  const language = signal<Language>('vi');
  const view = signal<VoiceAnswer | undefined>(undefined);
  const trouble = signal<{ readonly code: string; readonly message: Bilingual } | undefined>(undefined);
  const screen = signal<'record' | 'try'>('record');
  const chosen = signal<VoiceFragment | undefined>(undefined);
  const outcome = signal<Outcome | undefined>(undefined);
  const recorder = createRecorder();
  const hearing = createHearing();

  const choose = (name: string): void => {
    recorder.stop();
    hearing.stop();
    outcome.value = undefined;
    chosen.value = view.peek()?.fragments.find((one) => one.name === name);
  };
  const take = (next: VoiceAnswer): void => {
    view.value = next;
    const name = chosen.peek()?.name ?? nextAfter(next.fragments, '')?.name;
    chosen.value = next.fragments.find((one) => one.name === name) ?? next.fragments[0];
  };
  const changed = (fragment: VoiceFragment): void => {
    const before = view.peek();
    if (before === undefined) return;
    take({ ...before, fragments: before.fragments.map((one) => (one.name === fragment.name ? fragment : one)) });
  };
  const reload = async (): Promise<void> => {
    const asked = language.peek();
    const answer = await callApi<VoiceAnswer>(`/api/voice/${asked}`);
    if (asked !== language.peek()) return;
    if (answer.ok) {
      trouble.value = undefined;
      take(answer.body);
    } else if (answer.status === 401) expired();
    else trouble.value = { code: answer.problem.code, message: answer.problem.message };
  };
  const play = async (fragment: VoiceFragment): Promise<void> => {
    if (fragment.source !== 'none') await hearing.play(language.peek(), fragment);
  };
  /** A word is one of a language: another one was opened meanwhile. */
  const isStill = (fragment: VoiceFragment, spoken: Language): boolean =>
    chosen.peek()?.name === fragment.name && language.peek() === spoken;
  const send = async (fragment: VoiceFragment, spoken: Language, { wav, warning }: Recording): Promise<void> => {
    outcome.value = { kind: 'sending' };
    const sent = await sendTake(spoken, fragment.name, wav);
    if (!sent.ok) {
      if (sent.status === 401) expired();
      else if (isStill(fragment, spoken)) outcome.value = { kind: 'problem', message: sent.problem.message };
      return;
    }
    if (language.peek() === spoken) changed(sent.fragment);
    if (!isStill(fragment, spoken)) return;
    outcome.value = warning === undefined ? { kind: 'kept' } : { kind: 'kept', warning };
    await play(sent.fragment);
  };
  void reload();

  return {
    session,
    mayPublish: session.staff.role !== 'operator',
    language,
    view,
    trouble,
    screen,
    chosen,
    outcome,
    recorder,
    hearing,
    speak(next) {
      recorder.stop();
      hearing.stop();
      language.value = next;
      view.value = undefined;
      chosen.value = undefined;
      outcome.value = undefined;
      void reload();
    },
    choose,
    async record() {
      const fragment = chosen.peek();
      const spoken = language.peek();
      if (fragment === undefined || outcome.peek()?.kind === 'sending') return;
      if (recorder.phase.peek() !== 'rest') {
        recorder.stop();
        return;
      }
      hearing.stop();
      outcome.value = undefined;
      const recording = await recorder.record();
      if (recording === undefined || !isStill(fragment, spoken)) return;
      if (recording === 'nothing') {
        outcome.value = { kind: 'nothing' };
        return;
      }
      await send(fragment, spoken, recording);
    },
    async useFile(file) {
      const fragment = chosen.peek();
      const spoken = language.peek();
      if (fragment === undefined || recorder.phase.peek() !== 'rest' || outcome.peek()?.kind === 'sending') return;
      hearing.stop();
      const wav = await readSoundFile(file);
      if (!isStill(fragment, spoken)) return;
      if (typeof wav === 'string') outcome.value = { kind: wav === 'long' ? 'file-long' : 'file-unreadable' };
      else await send(fragment, spoken, { wav });
    },
    async listen() {
      const fragment = chosen.peek();
      if (fragment !== undefined && recorder.phase.peek() === 'rest') await play(fragment);
    },
    next() {
      const fragments = view.peek()?.fragments ?? [];
      const following = nextAfter(fragments, chosen.peek()?.name ?? '');
      if (following !== undefined && outcome.peek()?.kind !== 'sending') choose(following.name);
    },
    async drop() {
      const fragment = chosen.peek();
      if (fragment?.source !== 'draft') return;
      const answer = await callApi<{ readonly fragment: VoiceFragment }>(
        `/api/voice/${language.peek()}/draft/${fragment.name}`,
        { method: 'DELETE' },
      );
      if (answer.ok) {
        outcome.value = undefined;
        changed(answer.body.fragment);
      } else if (answer.status === 401) expired();
      else outcome.value = { kind: 'problem', message: answer.problem.message };
    },
    take,
    reload,
    expired,
    close() {
      recorder.close();
      hearing.close();
    },
  };
}
