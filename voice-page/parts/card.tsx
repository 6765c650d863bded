import arrowCounter from '@phosphor-icons/core/bold/arrow-counter-clockwise-bold.svg?raw';
import arrowRight from '@phosphor-icons/core/bold/arrow-right-bold.svg?raw';
import play from '@phosphor-icons/core/bold/speaker-high-bold.svg?raw';
import trash from '@phosphor-icons/core/bold/trash-bold.svg?raw';
import record from '@phosphor-icons/core/fill/record-fill.svg?raw';
import stop from '@phosphor-icons/core/fill/stop-fill.svg?raw';
import { useEffect, useRef } from 'preact/hooks';
import type { VoiceAnswer } from '#common/contract/voice.ts';
import { Icon } from '#common/web/icon.tsx';
import type { VoiceDesk } from '../desk/desk.ts';
import { words } from '../words.ts';
import { FileChoice } from './file-choice.tsx';
import { keysOf } from './keys.ts';
import { Level } from './level.tsx';
import { Status } from './status.tsx';

/** The word to read, the microphone, and what can be done with the take. */
export function Card({ desk, view }: { desk: VoiceDesk; view: VoiceAnswer }) {
  const text = words();
  const main = useRef<HTMLButtonElement>(null);
  const fragment = desk.chosen.value;
  useEffect(() => {
    const keys = keysOf(desk, () => main.current);
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, [desk]);
  useEffect(() => main.current?.focus({ preventScroll: true }), [fragment?.name]);
  if (fragment === undefined) return null;
  const { phase } = desk.recorder;
  const busy = phase.value !== 'rest';
  const sending = desk.outcome.value?.kind === 'sending';
  const draft = fragment.source === 'draft';
  return (
    <div class="card">
      <p class="card-group">{text.groups[fragment.group]}</p>
      <h1 class="prompt" lang={view.language}>
        <span class="prompt-lead">{text.read}</span>
        <span class={fragment.text.length > 24 ? 'prompt-words prompt-long' : 'prompt-words'}>«{fragment.text}»</span>
        {fragment.spoken !== undefined && <span class="prompt-lead">{text.sayAs(fragment.spoken)}</span>}
      </h1>
      <Status desk={desk} fragment={fragment} />
      <Level meter={desk.recorder.meter.value} />
      <div class="card-keys">
        <button
          ref={main}
          type="button"
          class={busy ? 'fill-key is-recording' : draft ? 'outline-key record-key' : 'fill-key'}
          data-act="record"
          aria-disabled={sending}
          onClick={() => void desk.record()}
        >
          <Icon svg={busy ? stop : draft ? arrowCounter : record} />
          {busy ? text.keys.stop : draft ? text.keys.again : text.keys.record}
          <kbd>{text.keys.space}</kbd>
        </button>
        <button
          type="button"
          class={draft && !busy ? 'fill-key' : 'outline-key'}
          data-act="next"
          aria-disabled={busy || sending}
          onClick={() => !busy && desk.next()}
        >
          {text.keys.next} <Icon svg={arrowRight} />
          <kbd>{text.keys.enter}</kbd>
        </button>
        <button
          type="button"
          class="outline-key"
          data-act="listen"
          aria-disabled={busy || fragment.source === 'none'}
          onClick={() => void desk.listen()}
        >
          <Icon svg={play} /> {text.keys.listen} <kbd>P</kbd>
        </button>
        <button
          type="button"
          class="outline-key"
          data-act="drop"
          aria-disabled={!draft || busy}
          onClick={() => void desk.drop()}
        >
          <Icon svg={trash} /> {text.keys.drop}
        </button>
      </div>
      <FileChoice desk={desk} />
    </div>
  );
}
