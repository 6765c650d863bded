import { Cells } from '#common/web/cells.tsx';
import { inLanguage, language } from '#common/web/language.ts';
import { clockTime, fullDate } from '#common/web/time.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { useMinute } from '../kiosk/minute.ts';
import { words } from '../words.ts';

/** Office and clock; in their place, when there is something to say, the countdown. Nothing here is touched. */
export function Head({ kiosk }: { kiosk: Kiosk }) {
  const view = kiosk.feed.view.value;
  const band = bandOf(kiosk);
  return (
    <header class={band === undefined ? 'head' : 'head with-band'}>
      <div class="head-office">
        <p class="office">{view === undefined ? words().title : inLanguage(view.office.name)}</p>
        {view !== undefined && <p class="place">{inLanguage(view.office.place)}</p>}
      </div>
      {view !== undefined && <Clock kiosk={kiosk} timeZone={view.office.timeZone} />}
      {band !== undefined && (
        <p class="band" aria-hidden="true">
          {band.text}
        </p>
      )}
      <p class="visually-hidden" role="status">
        {band?.said}
      </p>
    </header>
  );
}

function Clock({ kiosk, timeZone }: { kiosk: Kiosk; timeZone: string }) {
  const minute = useMinute(kiosk.feed);
  return (
    <div class="head-clock">
      <p class="clock">
        <Cells text={clockTime(minute, timeZone)} />
      </p>
      <p class="date">{fullDate(minute, timeZone, language.value)}</p>
    </div>
  );
}

/** Seconds before the end at which the countdown is shown. */
const COUNTDOWN_FROM = 10;

/** What is shown over the head, and what a screen reader says of it: the countdown once, not every second. */
function bandOf(kiosk: Kiosk): { readonly text: string; readonly said: string } | undefined {
  const left = kiosk.idle.secondsLeft.value;
  if (left !== undefined && left <= COUNTDOWN_FROM && !['number', 'list'].includes(kiosk.place.value)) {
    return { text: words().idle(left), said: words().idle(COUNTDOWN_FROM) };
  }
  const note = speechNote(kiosk);
  return note === undefined ? undefined : { text: note, said: note };
}

function speechNote({ speech }: Kiosk): string | undefined {
  if (!speech.on.value) return undefined;
  if (speech.level.value === 'none') return words().noVoice;
  return speech.level.value === 'clips' ? words().clipsOnly : undefined;
}
