import type { ReadonlySignal } from '@preact/signals';
import type { OfficeView } from '#common/contract/views.ts';
import { Cells } from '#common/web/cells.tsx';
import { clockTime, fullDate } from '#common/web/time.ts';

/** Whose office this is, and the time in its zone. */
export function Head({ office, now }: { readonly office: OfficeView; readonly now: ReadonlySignal<number> }) {
  return (
    <header class="head">
      <div class="head-office">
        <h1>{office.name.vi}</h1>
        <p>{office.place.vi}</p>
      </div>
      <div class="head-clock">
        <p class="head-date">{fullDate(now.value, office.timeZone, 'vi')}</p>
        <p class="head-time">
          <Cells text={clockTime(now.value, office.timeZone)} />
        </p>
      </div>
    </header>
  );
}
