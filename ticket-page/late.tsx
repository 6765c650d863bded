import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import type { TicketView } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { intentTo, send } from './ask.ts';
import { Confirm } from './confirm.tsx';
import { words } from './words.ts';

interface LateProps {
  readonly postpone: NonNullable<TicketView['postpone']>;
  readonly token: string;
  readonly onEnd: (said?: string) => void;
}

/** «Tôi đến muộn»: says what it costs before it is done; the turn is kept. */
export function Late({ postpone: { places, left }, token, onEnd }: LateProps) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  // One for as long as the question stands: a second touch after a lost answer slides back no further.
  const intent = useMemo(() => intentTo('postpone'), []);
  const text = words().late;
  const slideBack = async (): Promise<void> => {
    busy.value = true;
    problem.value = await send(token, intent);
    busy.value = false;
    if (problem.value === undefined) onEnd(words().late.done);
  };
  return (
    <Confirm
      heading={text.ask(places)}
      yes={text.yes(places)}
      no={text.no}
      busy={busy.value}
      problem={problem.value === undefined ? undefined : inLanguage(problem.value.message)}
      onYes={() => void slideBack()}
      onNo={() => onEnd()}
    >
      <p>{text.keeps}</p>
      <p>{text.left(left)}</p>
    </Confirm>
  );
}
