import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { words } from '../words.ts';

export interface TakeKeyProps {
  readonly kiosk: Kiosk;
  readonly disabled: boolean;
  /** Where something has to be said before; by default the number is taken. */
  press?(): void;
}

/** «Lấy số»; while the number is on its way it says so and takes no second touch. */
export function TakeKey({ kiosk, disabled, press = () => kiosk.take() }: TakeKeyProps) {
  const text = words().field;
  // Said on every screen on which the number is taken (SPEC J136).
  const count = kiosk.dossiers.value;
  const taking = kiosk.issue.state.value.kind === 'taking';
  return (
    <button
      type="button"
      class={taking ? 'take busy' : 'take'}
      data-enter
      disabled={disabled}
      aria-busy={taking}
      onClick={press}
    >
      <Icon svg={receipt} size="8.8rem" class="take-sign" />
      <span>{taking ? text.taking : text.take}</span>
      {count > 1 && !taking && <span class="take-count">{words().number.dossiers(count)}</span>}
    </button>
  );
}
