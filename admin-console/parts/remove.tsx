import trash from '@phosphor-icons/core/bold/trash-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import type { ApiResult } from '#common/web/api.ts';
import { Icon } from '#common/web/icon.tsx';
import { words } from '../words.ts';
import { sentenceOf } from './form.ts';

export interface RemoveProps {
  /** What the key says, e.g. «Xóa quầy». */
  readonly label: string;
  /** What will happen, asked in place. */
  readonly question: string;
  readonly send: () => Promise<ApiResult<unknown>>;
  readonly onRemoved: () => void;
}

/** Asks in place before something is removed; the refusal stands where the question stood. */
export function Remove({ label, question, send, onRemoved }: RemoveProps) {
  const text = words().form;
  const asking = useSignal(false);
  const sending = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking.value) keep.current?.focus();
  }, [asking.value]);

  const remove = async (): Promise<void> => {
    if (sending.value) return;
    sending.value = true;
    problem.value = undefined;
    const answer = await send();
    sending.value = false;
    if (answer.ok) onRemoved();
    else problem.value = answer.problem;
  };
  const close = (): void => {
    asking.value = false;
    problem.value = undefined;
  };

  if (!asking.value) {
    return (
      <div class="remove">
        <button
          type="button"
          class="button"
          onClick={() => {
            asking.value = true;
          }}
        >
          <Icon svg={trash} size="18px" /> {label}
        </button>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape answers the question from any of its keys.
    <div class="remove asking" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <p>{question}</p>
      <div class="form-keys">
        <button type="button" class="button" ref={keep} onClick={close}>
          {text.keep}
        </button>
        <button type="button" class="button danger" aria-disabled={sending.value} onClick={() => void remove()}>
          {sending.value ? text.sending : label}
        </button>
      </div>
      <p role="alert" class="field-error">
        {problem.value === undefined ? '' : sentenceOf(problem.value)}
      </p>
    </div>
  );
}
