import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import wave from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { HelpState } from '../kiosk/help.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import type { Step } from '../kiosk/steps.ts';
import { Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { words } from '../words.ts';

/** «Tôi cần giúp đỡ»: staff were told; who comes; and the way back to where the citizen was. */
export function HelpAsked({ kiosk, back }: { kiosk: Kiosk; back: Step }) {
  const text = words().help;
  const state = kiosk.help.state.value;
  const goBack = back.kind === 'number' ? text.goBack : /^fields?$/.test(back.kind) ? text.goOn : text.goBackPapers;
  const end = (): void => {
    void kiosk.help.end();
    kiosk.go(back);
  };
  return (
    <>
      <main class="screen help">
        <div class="help-words">
          <Icon svg={wave} size="12rem" class="big-sign" />
          <Words state={state} />
          {back.kind === 'number' && (
            <p class="help-number">
              {words().number.yours} <b>{back.taken.answer.ticket.label}</b>
            </p>
          )}
        </div>
        <div class="help-keys">
          {state.kind === 'failed' && (
            <button type="button" class="wide-key act" data-enter onClick={() => void kiosk.help.ask()}>
              <Icon svg={wave} size="4.8rem" />
              <span>{text.again}</span>
            </button>
          )}
          <button type="button" class="wide-key" data-back onClick={() => kiosk.go(back)}>
            <span>{goBack}</span>
          </button>
          {(state.kind === 'requested' || state.kind === 'coming') && (
            <button type="button" class="wide-key" data-digit={1} onClick={end}>
              <Icon svg={check} size="4rem" />
              <span>{state.kind === 'coming' ? text.arrived : text.notNeeded}</span>
            </button>
          )}
        </div>
      </main>
      <Foot kiosk={kiosk} help={false} />
    </>
  );
}

function Words({ state }: { state: HelpState }) {
  const text = words().help;
  const heading =
    state.kind === 'failed'
      ? text.failed
      : state.kind === 'coming'
        ? text.coming
        : state.kind === 'requested'
          ? text.asked
          : text.sending;
  return (
    <div role="status">
      <Heading>{heading}</Heading>
      {state.kind === 'requested' && <p class="help-why">{text.askedWhy}</p>}
      {state.kind === 'failed' && <p class="help-why">{text.failedWhy}</p>}
      {state.kind === 'coming' && (
        <>
          {state.counterNumber !== undefined && (
            <p class="help-counter">
              {text.comingFrom} <span class="plate">{state.counterNumber}</span>
            </p>
          )}
          <p class="help-why">{text.comingWhy}</p>
        </>
      )}
    </div>
  );
}
