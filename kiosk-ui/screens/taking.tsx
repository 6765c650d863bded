import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { words } from '../words.ts';

/** The answer is late: the same request is sent again until it is known, so nobody gets two numbers. */
export function Taking({ kiosk }: { kiosk: Kiosk }) {
  const text = words().taking;
  const state = kiosk.issue.state.value;
  return (
    <>
      <main class="screen plain">
        <div role="status">
          <Icon svg={receipt} size="12rem" class="big-sign" />
          <Heading>{text.heading}</Heading>
          <p class="plain-why">{text.wait}</p>
        </div>
        {state.kind === 'taking' && state.mayGiveUp && (
          <button type="button" class="wide-key" data-back onClick={() => kiosk.reset()}>
            <span>{text.giveUp}</span>
          </button>
        )}
      </main>
      <Foot kiosk={kiosk} help={false} />
    </>
  );
}
