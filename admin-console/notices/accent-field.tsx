import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Accent } from '#common/contract/office.ts';
import { loadClips } from '#common/web/clips.ts';
import { RadioField } from '../parts/choice-fields.tsx';
import { words } from '../words.ts';

/** «Mời công dân có số thứ tự A không một hai đến quầy số ba». */
const SAMPLE = ['invite', 'letter-a', 'digit-0', 'digit-1', 'digit-2', 'to-counter', 'digit-3'];
const ACCENTS = ['north', 'central', 'south'] as const satisfies readonly Accent[];

export interface AccentFieldProps {
  readonly value: Accent;
  readonly locked: boolean;
  readonly onChoose: (accent: Accent) => void;
}

/** How the built-in voice speaks Vietnamese, and a call to hear it before it is saved. */
export function AccentField({ value, locked, onChoose }: AccentFieldProps) {
  const text = words().voice;
  const state = useSignal<'silent' | 'speaking' | 'failed'>('silent');
  const stop = useRef<() => void>(() => undefined);
  const silence = (): void => {
    stop.current();
    stop.current = () => undefined;
  };
  useEffect(() => silence, []);
  const listen = async (): Promise<void> => {
    silence();
    state.value = 'speaking';
    let stopped = false;
    stop.current = () => {
      stopped = true;
      state.value = 'silent';
    };
    const clips = await loadClips('vi', value);
    if (stopped) return;
    if (clips === undefined) {
      state.value = 'failed';
      return;
    }
    stop.current = clips.play(SAMPLE, () => {
      state.value = 'silent';
    });
  };
  const choose = (accent: Accent): void => {
    silence();
    onChoose(accent);
  };
  return (
    <div class="accent">
      <RadioField
        label={text.accent}
        hint={text.accentHint}
        value={value}
        locked={locked}
        choices={ACCENTS.map((accent) => ({ value: accent, text: text.accents[accent] }))}
        onChoose={choose}
      />
      <button type="button" class="button" onClick={() => (state.value === 'speaking' ? silence() : void listen())}>
        {state.value === 'speaking' ? text.stopListening : text.listenTo(text.accents[value])}
      </button>
      {state.value === 'failed' && (
        <p role="alert" class="field-error">
          {text.notLoaded}
        </p>
      )}
    </div>
  );
}
