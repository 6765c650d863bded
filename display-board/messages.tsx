import clock from '@phosphor-icons/core/bold/clock-bold.svg?raw';
import speakerOff from '@phosphor-icons/core/bold/speaker-slash-bold.svg?raw';
import ticket from '@phosphor-icons/core/bold/ticket-bold.svg?raw';
import type { ReadonlySignal } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { clockTime, fullDate } from '#common/web/time.ts';
import { words } from './words.ts';

/** Nobody was called yet today. */
export function Empty() {
  return (
    <section class="message">
      <Icon svg={ticket} size="6rem" class="message-sign" />
      <h2>{words.empty.heading}</h2>
      <p>{words.empty.detail}</p>
    </section>
  );
}

/** Outside the hours: when to come back is the headline. */
export function Closed({ view, now }: { readonly view: DisplayView; readonly now: ReadonlySignal<number> }) {
  const { opening, office, services } = view;
  const waiting = Object.values(services).some((service) => service.waiting > 0);
  const spans = opening.today.map(([from, to]) => words.closed.span(from, to)).join('; ');
  return (
    <section class="message">
      <Icon svg={clock} size="5rem" class="message-sign" />
      <h2>
        {words.closed.heading} <span class="whole">{whenOpen(opening.opensAt, now.value, office.timeZone)}</span>
      </h2>
      <p>
        {opening.holiday === undefined ? words.closed.now : words.closed.holiday(opening.holiday.vi)}
        {waiting && ` ${words.closed.stillCalled}`}
      </p>
      {spans !== '' && <p>{words.closed.hours(spans)}</p>}
    </section>
  );
}

function whenOpen(opensAt: string | undefined, now: number, timeZone: string): string {
  if (opensAt === undefined) return words.closed.anotherDay;
  const opens = Date.parse(opensAt);
  const date = fullDate(opens, timeZone, 'vi');
  const time = clockTime(opens, timeZone);
  return date === fullDate(now, timeZone, 'vi') ? words.closed.today(time) : words.closed.on(date, time);
}

/** The browser keeps silent until somebody touches the page: says so large, in the place of the pictures. */
export function SoundBlocked({ onTouch }: { readonly onTouch: () => void }) {
  return (
    <section class="message">
      <button type="button" class="sound" onClick={onTouch}>
        <Icon svg={speakerOff} size="6rem" class="message-sign" />
        <span class="sound-heading">{words.sound.blocked}</span>
        <span>{words.sound.blockedDetail}</span>
      </button>
    </section>
  );
}
