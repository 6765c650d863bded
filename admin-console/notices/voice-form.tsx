import { useId } from 'preact/hooks';
import type { VoiceSetting } from '#common/contract/office.ts';
import { CheckField, RadioField, SelectField } from '../parts/choice-fields.tsx';
import { SpansField, wrongSpans } from '../parts/clock-field.tsx';
import { NumberField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { AccentField } from './accent-field.tsx';

interface Draft {
  readonly voice: VoiceSetting;
  readonly minimumShowSeconds: number;
}

/** How calls are spoken, and how long they stay on the screen. `ownVoice`: the office records its own. */
export function VoiceForm(saved: Draft & { readonly ownVoice: boolean }) {
  const text = words().voice;
  const form = useForm<Draft>({
    saved: { voice: saved.voice, minimumShowSeconds: saved.minimumShowSeconds },
    check: ({ voice, minimumShowSeconds }) => ({
      ...(voice.quiet.some((span) => wrongSpans([span]) !== undefined)
        ? { 'voice/quiet': words().spans.orderRule }
        : {}),
      ...(minimumShowSeconds >= 2 && minimumShowSeconds <= 60 ? {} : { minimumShowSeconds: text.showRule }),
    }),
    send: (draft) => send('/api/office', { method: 'PATCH', body: draft }),
    onSaved: () => void office.reload(),
  });
  const { locked, errorAt } = form;
  const { voice, minimumShowSeconds } = form.value;
  const change = (patch: Partial<VoiceSetting>): void => form.change({ voice: { ...voice, ...patch } });
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      <CheckField
        label={text.enabled}
        hint={text.enabledHint}
        value={voice.enabled}
        locked={locked}
        onInput={(enabled) => change({ enabled })}
      />
      {voice.enabled && (
        <>
          <RadioField
            label={text.languages}
            value={voice.languages}
            locked={locked}
            choices={(['vi', 'as-ticket', 'vi-en'] as const).map((value) => ({
              value,
              text: text.languageChoices[value],
            }))}
            onChoose={(languages) => change({ languages })}
          />
          <AccentField value={voice.accent ?? 'north'} locked={locked} onChoose={(accent) => change({ accent })} />
          <SelectField
            label={text.repeat}
            value={String(voice.repeat)}
            locked={locked}
            choices={['1', '2', '3'].map((value) => ({ value, text: text.times(Number(value)) }))}
            onChoose={(repeat) => change({ repeat: Number(repeat) })}
          />
          <Volume value={voice.volume} locked={locked} onInput={(volume) => change({ volume })} />
          <section class="form-part">
            <h3>{text.quiet}</h3>
            <p class="quiet">{text.quietHint}</p>
            <SpansField
              name={text.quiet}
              spans={voice.quiet}
              error={errorAt('voice/quiet')}
              empty={text.noQuiet}
              locked={locked}
              blank={() => ['11:30', '13:30']}
              onInput={(quiet) => change({ quiet })}
            />
          </section>
        </>
      )}
      <NumberField
        label={text.show}
        hint={text.showHint}
        unit={text.seconds}
        value={minimumShowSeconds}
        error={errorAt('minimumShowSeconds')}
        locked={locked}
        onInput={(next) => form.change({ minimumShowSeconds: next })}
      />
      {saved.ownVoice && (
        <p>
          <a href="/ghi-am">{text.record}</a>
        </p>
      )}
      <FormBar form={form} />
    </form>
  );
}

function Volume({ value, locked, onInput }: { value: number; locked: boolean; onInput: (volume: number) => void }) {
  const id = useId();
  const text = words().voice;
  const percent = Math.round(value * 100);
  return (
    <div class="field">
      <label for={id}>{text.volume}</label>
      <span class="with-unit">
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={percent}
          disabled={locked}
          aria-valuetext={`${percent} %`}
          onInput={(event) => onInput(Number(event.currentTarget.value) / 100)}
        />
        <strong aria-hidden="true">{percent} %</strong>
      </span>
    </div>
  );
}
