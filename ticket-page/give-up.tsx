import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import { inLanguage } from '#common/web/language.ts';
import { intentTo, send } from './ask.ts';
import { Confirm } from './confirm.tsx';
import { words } from './words.ts';

/** A touch in error can be taken back for so long: until then nothing has happened to the number. */
export const UNDO_SECONDS = 8;

interface GiveUpProps {
  readonly label: string;
  readonly token: string;
  readonly onEnd: (said?: string) => void;
}

/** Gives the number up: asked first, then some seconds in which it can be taken back. */
export function GiveUp({ label, token, onEnd }: GiveUpProps) {
  const confirmed = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const intent = useMemo(() => intentTo('cancel'), []);
  const text = words().giveUp;
  const give = async (leaving = false): Promise<void> => {
    problem.value = await send(token, intent, leaving);
    if (problem.value === undefined) onEnd(words().giveUp.done);
    else confirmed.value = false;
  };
  if (confirmed.value) {
    return <Leaving label={label} onTime={give} onBack={() => onEnd(words().giveUp.kept)} />;
  }
  return (
    <Confirm
      heading={text.ask(label)}
      yes={text.yes}
      no={text.no}
      problem={problem.value === undefined ? undefined : inLanguage(problem.value.message)}
      onYes={() => {
        confirmed.value = true;
      }}
      onNo={() => onEnd()}
    >
      <p>{text.loses}</p>
    </Confirm>
  );
}

interface LeavingProps {
  readonly label: string;
  readonly onTime: (leaving?: boolean) => Promise<void>;
  readonly onBack: () => void;
}

function Leaving({ label, onTime, onBack }: LeavingProps) {
  const left = useSignal(UNDO_SECONDS);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    back.current?.focus();
    const timer = setInterval(() => {
      left.value -= 1;
      if (left.value > 0) return;
      clearInterval(timer);
      void onTime();
    }, 1_000);
    // Who closes the page now has made up his mind.
    const leave = (): void => void onTime(true);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
    };
  }, []);
  const text = words().giveUp;
  return (
    <section class="confirm">
      <p class="confirm-title" role="status">
        {text.soon(label)}
        <span aria-hidden="true"> {left.value > 0 ? text.seconds(left.value) : '…'}</span>
      </p>
      <button type="button" class="filled-button" ref={back} onClick={onBack} disabled={left.value <= 0}>
        {text.undo}
      </button>
    </section>
  );
}
