import bellRinging from '@phosphor-icons/core/bold/bell-ringing-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { canSound, canVibrate, noticing, ringing, turnOff, turnOn } from './ring.ts';
import { words } from './words.ts';

/** Asks for the touch without which no phone rings; says truly whether it will. */
export function RingSwitch() {
  if (!canSound && !canVibrate) return null;
  const text = words().ring;
  const on = ringing.value;
  return (
    <div class="ring">
      <button type="button" class="ring-switch" aria-pressed={on} onClick={() => (on ? turnOff() : void turnOn())}>
        <Icon svg={bellRinging} size="24px" />
        <span class="ring-what">{canSound && canVibrate ? text.both : canSound ? text.sound : text.vibration}</span>
        <span class={on ? 'ring-on' : 'ring-off'}>{on ? text.on : text.off}</span>
      </button>
      {on && <p class="quiet">{noticing.value ? text.notices : text.keepOpen}</p>}
    </div>
  );
}
