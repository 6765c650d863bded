import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Problem } from '#common/contract/errors.ts';
import { inLanguage } from '#common/web/language.ts';

export interface ActButtonProps {
  readonly label: ComponentChildren;
  /** Answers why it was refused; nothing when it was done. */
  readonly act: () => Promise<Problem | undefined>;
  readonly main?: boolean;
  /** Words alone, without a frame. */
  readonly plain?: boolean;
  readonly name?: string;
}

/** A key that asks the server: it says at once that it was pressed, and beside it why the server refused. */
export function ActButton({ label, act, main = false, plain = false, name }: ActButtonProps) {
  const sending = useSignal(false);
  const refusal = useSignal<Problem | undefined>(undefined);
  const press = async (): Promise<void> => {
    if (sending.value) return;
    sending.value = true;
    refusal.value = undefined;
    refusal.value = await act();
    sending.value = false;
  };
  return (
    <>
      <button
        type="button"
        class={plain ? 'text-button' : main ? 'button main' : 'button'}
        aria-label={name}
        aria-disabled={sending.value}
        onClick={() => void press()}
      >
        {label}
      </button>
      <span role="alert" class="act-refusal">
        {refusal.value === undefined ? '' : inLanguage(refusal.value.message)}
      </span>
    </>
  );
}
