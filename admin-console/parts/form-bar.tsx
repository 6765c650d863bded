import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import warningCircle from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { words } from '../words.ts';
import { type Form, sentenceOf } from './form.ts';

export interface FormBarProps {
  // biome-ignore lint/suspicious/noExplicitAny: the bar looks at no value of any form.
  readonly form: Pick<Form<any>, 'status' | 'locked' | 'overtaken' | 'problem' | 'reset'>;
  /** What the key says, e.g. «Tạo quầy». */
  readonly label?: string;
  /** Leaves a form for something new. */
  readonly cancel?: string;
  /** The same for a form that stands inside a page. */
  readonly onCancel?: () => void;
}

/** The foot of a form: save, take back, and whether it is saved. Nothing stands here for those who only look. */
export function FormBar({ form, label, cancel, onCancel }: FormBarProps) {
  const text = words().form;
  if (form.locked) return <p class="quiet form-bar">{text.locked}</p>;
  const { status, problem } = form;
  const leaves = cancel !== undefined || onCancel !== undefined;
  const active = status === 'changed' || status === 'sending';
  return (
    <div class={active ? 'form-bar active' : 'form-bar'}>
      <div role="alert">
        {problem !== undefined && (
          <p class="form-problem">
            <Icon svg={warningCircle} size="20px" />
            <span>
              <strong>{text.notSaved}</strong> {sentenceOf(problem)}
            </span>
          </p>
        )}
        {form.overtaken && <p class="form-problem warn">{text.overtaken}</p>}
      </div>
      <div class="form-keys">
        <button
          type="submit"
          class={active ? 'button main' : 'button idle'}
          aria-disabled={!active || status === 'sending'}
        >
          {status === 'sending' ? text.sending : (label ?? text.save)}
        </button>
        {active && !leaves && (
          <button type="button" class="button" onClick={() => form.reset()}>
            {text.takeBack}
          </button>
        )}
        {cancel !== undefined && (
          <a class="button" href={cancel} onClick={() => form.reset()}>
            {text.cancel}
          </a>
        )}
        {onCancel !== undefined && (
          <button type="button" class="button" onClick={onCancel}>
            {text.cancel}
          </button>
        )}
        <p role="status" class="form-state">
          {status === 'changed' && !leaves && <span class="warn">{text.changed}</span>}
          {status === 'saved' && (
            <span class="ok">
              <Icon svg={check} size="18px" /> {text.saved}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
