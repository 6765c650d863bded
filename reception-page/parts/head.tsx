import plugs from '@phosphor-icons/core/bold/plugs-bold.svg?raw';
import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import { Cells } from '#common/web/cells.tsx';
import { Icon } from '#common/web/icon.tsx';
import { LanguageSwitch } from '#common/web/language-switch.tsx';
import { endSession } from '#common/web/session.ts';
import { clockTime } from '#common/web/time.ts';
import type { Door } from '../door/door.ts';
import { words } from '../words.ts';

/** Who is at the door, whether the page is live, the clock. */
export function Head({ door }: { door: Door }) {
  const text = words();
  const live = door.link.value === 'live';
  const zone = door.view.value?.office.timeZone ?? 'Asia/Ho_Chi_Minh';
  return (
    <header class="head">
      <p class="head-name">{text.pageName}</p>
      <p class="head-staff">{door.session.staff.name}</p>
      <p class={live ? 'head-link' : 'head-link head-link-lost'} role="status">
        <Icon svg={live ? checkCircle : plugs} />
        <span>{live ? text.link.live : door.link.value === 'connecting' ? text.link.connecting : text.link.lost}</span>
      </p>
      <p class="head-clock">
        <Cells text={clockTime(door.now.value, zone)} />
      </p>
      <LanguageSwitch />
      <button type="button" class="text-key" onClick={() => void endSession().then(() => door.expired())}>
        {text.signOut}
      </button>
    </header>
  );
}
