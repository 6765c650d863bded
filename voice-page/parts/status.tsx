import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import microphone from '@phosphor-icons/core/fill/microphone-slash-fill.svg?raw';
import record from '@phosphor-icons/core/fill/record-fill.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import type { VoiceFragment } from '#common/contract/voice.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage, language } from '#common/web/language.ts';
import type { VoiceDesk } from '../desk/desk.ts';
import { words } from '../words.ts';

/** `0,4`; in English `0.4`. */
export const inSeconds = (seconds: number): string =>
  seconds.toFixed(1).replace('.', language.value === 'vi' ? ',' : '.');

/** What happens now with this word, or what to do about what went wrong. */
export function Status({ desk, fragment }: { desk: VoiceDesk; fragment: VoiceFragment }) {
  const text = words();
  const { trouble } = desk.recorder;
  if (trouble.value !== undefined) {
    return (
      <div class="status status-bad" role="alert">
        <p class="status-words">
          <Icon svg={microphone} /> {text.trouble[trouble.value]}
        </p>
        <p>{text.trouble[`${trouble.value}Why`]}</p>
      </div>
    );
  }
  return (
    <div class="status" data-phase={desk.recorder.phase.value}>
      <Now desk={desk} fragment={fragment} />
    </div>
  );
}

function Now({ desk, fragment }: { desk: VoiceDesk; fragment: VoiceFragment }) {
  const text = words();
  const outcome = desk.outcome.value;
  switch (desk.recorder.phase.value) {
    case 'opening':
      return <p class="status-words">{text.opening}</p>;
    case 'lead':
      return <p class="status-words">{text.lead}</p>;
    case 'recording':
      return (
        <>
          <p class="status-words status-live">
            <Icon svg={record} /> {text.recording(inSeconds(desk.recorder.seconds.value))}
          </p>
          <p>{text.recordingHint}</p>
        </>
      );
    default:
  }
  const seconds = fragment.ms === 0 ? '' : inSeconds(fragment.ms / 1000);
  switch (outcome?.kind) {
    case 'sending':
      return <p class="status-words">{text.sending}</p>;
    case 'nothing':
      return <Warned words={text.nothing} />;
    case 'file-unreadable':
      return <Warned words={text.fileUnreadable} />;
    case 'file-long':
      return <Warned words={text.fileLong} />;
    case 'problem':
      return <Warned words={inLanguage(outcome.message)} />;
    case 'kept':
      return (
        <>
          <p class="status-words status-ok" role="status">
            <Icon svg={checkCircle} /> {text.kept(seconds)}
          </p>
          {outcome.warning !== undefined && <Warned words={text.warnings[outcome.warning]} />}
        </>
      );
    default:
      return (
        <>
          <p class="status-words">{text.rest}</p>
          <p class="quiet">{text.had(text.sources[fragment.source], seconds)}</p>
        </>
      );
  }
}

function Warned({ words: sentence }: { words: string }) {
  return (
    <p class="status-words warned" role="alert">
      <Icon svg={warning} /> {sentence}
    </p>
  );
}
