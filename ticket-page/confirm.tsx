import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface ConfirmProps {
  readonly heading: string;
  readonly yes: string;
  readonly no: string;
  /** True while the server is asked: a second touch does nothing. */
  readonly busy?: boolean;
  /** Why the last try failed, said beside the key that caused it. */
  readonly problem?: string | undefined;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children?: ComponentChildren;
}

/** Asks once more, in the place of the key that was touched; a screen reader is led to the question. */
export function Confirm({ heading, yes, no, busy = false, problem, onYes, onNo, children }: ConfirmProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    title.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section class="confirm" aria-labelledby="confirm-title">
      <h2 id="confirm-title" class="confirm-title" tabIndex={-1} ref={title}>
        {heading}
      </h2>
      {children}
      <p role="alert" class="confirm-problem">
        {problem}
      </p>
      <button type="button" class="filled-button" aria-disabled={busy} onClick={busy ? undefined : onYes}>
        {yes}
      </button>
      <button type="button" class="outline-button" onClick={onNo}>
        {no}
      </button>
    </section>
  );
}
