import arrowCounter from '@phosphor-icons/core/bold/arrow-counter-clockwise-bold.svg?raw';
import broadcast from '@phosphor-icons/core/bold/broadcast-bold.svg?raw';
import robot from '@phosphor-icons/core/bold/robot-bold.svg?raw';
import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Bilingual } from '#common/contract/text.ts';
import type { VoiceAnswer } from '#common/contract/voice.ts';
import { callApi } from '#common/web/api.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { VoiceDesk } from '../desk/desk.ts';
import { missingForCalls } from '../desk/order.ts';
import { words } from '../words.ts';

type Act = 'publish' | 'built-in' | 'own';

/** What the lobby speaks with now, and the three ways to change it; each asks once more, beside its own key. */
export function Use({ desk, view }: { desk: VoiceDesk; view: VoiceAnswer }) {
  const text = words().use;
  const asking = useSignal<Act | undefined>(undefined);
  const sending = useSignal(false);
  const done = useSignal<Act | undefined>(undefined);
  const problem = useSignal<Bilingual | undefined>(undefined);
  const drafts = view.fragments.filter(({ source }) => source === 'draft').length;
  const own = view.fragments.filter(({ source }) => source === 'own').length;

  const send = async (act: Act): Promise<void> => {
    if (sending.peek()) return;
    sending.value = true;
    problem.value = undefined;
    const answer = await callApi<VoiceAnswer>(`/api/voice/${view.language}/${act}`, {
      method: 'POST',
      timeoutMs: 30_000,
    });
    sending.value = false;
    asking.value = undefined;
    if (answer.ok) {
      desk.take(answer.body);
      done.value = act;
    } else if (answer.status === 401) desk.expired();
    else {
      problem.value = answer.problem.message;
      // Lost on the way, or somebody was faster: what stands there now.
      await desk.reload();
    }
  };
  const ask = (act: Act): void => {
    done.value = undefined;
    problem.value = undefined;
    asking.value = act;
  };
  const question = (act: Act): { readonly words: string; readonly more?: string } => {
    const missing = missingForCalls(view.fragments);
    if (act === 'publish')
      return missing === 0
        ? { words: text.publishQuestion }
        : { words: text.publishQuestion, more: text.publishMixed(missing) };
    return { words: act === 'built-in' ? text.backQuestion : text.againQuestion };
  };
  const told = { publish: text.published, 'built-in': text.wentBack, own: text.cameBack };
  const acts: readonly { readonly act: Act; readonly words: string; readonly sign: string }[] = [
    ...(drafts > 0 ? [{ act: 'publish' as const, words: text.publish(drafts), sign: broadcast }] : []),
    ...(view.inUse ? [{ act: 'built-in' as const, words: text.back, sign: robot }] : []),
    ...(view.aside ? [{ act: 'own' as const, words: text.again, sign: arrowCounter }] : []),
  ];
  return (
    <>
      <h2>{text.heading}</h2>
      <p class="use-now">
        <Icon svg={view.inUse ? checkCircle : robot} /> {view.inUse ? text.nowOwn(own) : text.nowBuiltIn}
      </p>
      <p class="quiet">{drafts === 0 ? text.noDrafts : text.drafts(drafts)}</p>
      {done.value !== undefined && (
        <p class="use-told status-ok" role="status">
          <Icon svg={checkCircle} /> {told[done.value]}
        </p>
      )}
      {problem.value !== undefined && (
        <p class="warned" role="alert">
          <Icon svg={warning} /> {inLanguage(problem.value)}
        </p>
      )}
      {!desk.mayPublish && acts.length > 0 && <p class="notice">{text.askSupervisor}</p>}
      {desk.mayPublish &&
        acts.map(({ act, words: name, sign }) =>
          asking.value === act ? (
            <Question
              key={act}
              {...question(act)}
              busy={sending.value}
              onYes={() => void send(act)}
              onNo={() => {
                asking.value = undefined;
              }}
            />
          ) : (
            <button
              key={act}
              type="button"
              class="outline-key"
              data-act={act}
              aria-disabled={sending.value}
              onClick={() => ask(act)}
            >
              <Icon svg={sign} /> {name}
            </button>
          ),
        )}
    </>
  );
}

function Question({
  words: sentence,
  more,
  busy,
  onYes,
  onNo,
}: {
  words: string;
  more?: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const text = words().use;
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  return (
    <section class="question">
      <p class="strong">{sentence}</p>
      {more !== undefined && (
        <p class="warned">
          <Icon svg={warning} /> {more}
        </p>
      )}
      <div class="question-keys">
        <button ref={yes} type="button" class="fill-key" aria-disabled={busy} onClick={onYes}>
          {text.yes}
        </button>
        <button type="button" class="outline-key" onClick={onNo}>
          {text.no}
        </button>
      </div>
    </section>
  );
}
