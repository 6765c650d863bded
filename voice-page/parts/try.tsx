import robot from '@phosphor-icons/core/bold/robot-bold.svg?raw';
import play from '@phosphor-icons/core/bold/speaker-high-bold.svg?raw';
import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import stop from '@phosphor-icons/core/fill/stop-fill.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Bilingual } from '#common/contract/text.ts';
import type { AnnouncementAnswer, VoiceAnswer, VoiceFragment } from '#common/contract/voice.ts';
import { callApi } from '#common/web/api.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { VoiceDesk } from '../desk/desk.ts';
import { isRecorded } from '../desk/order.ts';
import { words } from '../words.ts';

const LABEL = /^[A-Z0-9]{1,8}$/;
const COUNTER = /^[1-9][0-9]?$/;

/** A call as the lobby would say it, word by word, and which of its words are still the built-in voice. */
export function Try({ desk, view }: { desk: VoiceDesk; view: VoiceAnswer }) {
  const text = words().try;
  const label = useSignal(view.example.label);
  const counter = useSignal(String(view.example.counter));
  const names = useSignal<readonly string[]>([]);
  const wrong = useSignal<Bilingual | undefined>(undefined);
  const failed = useSignal(false);
  const wanted = label.value.trim().toUpperCase();
  const isLabel = LABEL.test(wanted);
  const isCounter = COUNTER.test(counter.value.trim());

  // The server fixes the words of a call; here they are only shown and played.
  useEffect(() => {
    names.value = [];
    if (!isLabel || !isCounter) return undefined;
    let over = false;
    const query = new URLSearchParams({ label: wanted, counter: counter.value.trim() });
    void callApi<AnnouncementAnswer>(`/api/voice/${view.language}/announcement?${query}`).then((answer) => {
      if (over) return;
      wrong.value = answer.ok ? undefined : answer.problem.message;
      if (answer.ok) names.value = answer.body.fragments;
      else if (answer.status === 401) desk.expired();
    });
    return () => {
      over = true;
    };
  }, [view.language, wanted, counter.value]);

  const known = new Map(view.fragments.map((one) => [one.name, one]));
  const fragments = names.value.flatMap((name) => known.get(name) ?? []);
  const sounding = desk.hearing.sounding.value;
  const lacking = fragments.filter(({ source }) => source === 'none');
  const press = async (): Promise<void> => {
    if (sounding !== undefined) return desk.hearing.stop();
    if (fragments.length === 0 || lacking.length > 0) return;
    failed.value = false;
    failed.value = !(await desk.hearing.playCall({
      label: wanted,
      language: view.language,
      fragments,
      chime: view.chime.version,
    }));
  };
  return (
    <form
      class="card try"
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
      noValidate
    >
      <h1>{text.heading}</h1>
      <p class="lead">{text.why}</p>
      <div class="try-fields">
        <Field
          id="try-label"
          label={text.label}
          value={label.value}
          error={isLabel ? undefined : text.labelRule}
          onInput={(next) => {
            label.value = next;
          }}
        />
        <Field
          id="try-counter"
          label={text.counter}
          value={counter.value}
          error={isCounter ? undefined : text.counterRule}
          onInput={(next) => {
            counter.value = next;
          }}
        />
        <button
          type="submit"
          class="fill-key"
          data-act="call"
          aria-disabled={fragments.length === 0 || lacking.length > 0}
        >
          <Icon svg={sounding === undefined ? play : stop} /> {sounding === undefined ? text.play : text.stop}
        </button>
      </div>
      {wrong.value !== undefined && (
        <p class="warned" role="alert">
          {inLanguage(wrong.value)}
        </p>
      )}
      {failed.value && (
        <p class="warned" role="alert">
          <Icon svg={warning} /> {text.failed}
        </p>
      )}
      {fragments.length > 0 && <Said fragments={fragments} sounding={sounding} language={view.language} />}
    </form>
  );
}

function Said({
  fragments,
  sounding,
  language,
}: {
  fragments: readonly VoiceFragment[];
  sounding: string | undefined;
  language: string;
}) {
  const text = words().try;
  const lacking = fragments.filter(({ source }) => source === 'none');
  const machine = fragments.filter((one) => !isRecorded(one)).length;
  return (
    <>
      <p class="visually-hidden" id="said-words">
        {text.words}
      </p>
      <ol class="said" aria-labelledby="said-words" lang={language}>
        {fragments.map((one, index) => (
          <li
            key={index}
            class={isRecorded(one) ? 'said-word' : 'said-word said-machine'}
            data-sounding={one.name === sounding ? 'yes' : undefined}
          >
            {!isRecorded(one) && <Icon svg={robot} />}
            <span>{one.text}</span>
          </li>
        ))}
      </ol>
      <p class={machine === 0 ? 'verdict status-ok' : 'verdict'} role="status">
        <Icon svg={machine === 0 ? checkCircle : robot} />{' '}
        {machine === 0 ? text.allOwn : machine === fragments.length ? text.mixedNone : text.mixed(machine)}
      </p>
      {lacking.length > 0 && (
        <p class="warned" role="alert">
          <Icon svg={warning} /> {text.lacking(lacking.map((one) => `«${one.text}»`).join(', '))}
        </p>
      )}
    </>
  );
}

function Field({
  id,
  label,
  value,
  error,
  onInput,
}: {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onInput: (value: string) => void;
}) {
  return (
    <div class="try-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        maxLength={8}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
