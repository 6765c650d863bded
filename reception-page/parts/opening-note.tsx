import clock from '@phosphor-icons/core/bold/clock-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { clockTime } from '#common/web/time.ts';
import type { Door } from '../door/door.ts';
import { openingOf } from '../door/opening.ts';
import { words } from '../words.ts';

/** Before the doors open: what a number that is given now is worth, or from when on there are any. */
export function OpeningNote({ door }: { door: Door }) {
  const view = door.view.value;
  if (view === undefined) return null;
  const opening = openingOf(view, door.now.value);
  if (opening.kind === 'open') return null;
  const text = words().opening;
  const at = (ms: number): string => clockTime(ms, view.office.timeZone);
  return (
    <p class={opening.kind === 'early' ? 'notice' : 'notice notice-bad'}>
      <Icon svg={clock} />
      <span>
        {opening.kind === 'early' && text.early(at(opening.opensAt))}
        {opening.kind === 'too-early' && text.tooEarly(at(opening.from), at(opening.opensAt))}
        {opening.kind === 'closed' && text.closed}
      </span>
    </p>
  );
}
