import { useSignal } from '@preact/signals';
import type { AppointmentView } from '#common/contract/appointments.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { Qr } from '#common/web/qr.tsx';
import { Heading } from '#common/web/question.tsx';
import { clockTime, fullDate } from '#common/web/time.ts';
import type { Booking } from './booking.ts';
import { words } from './words.ts';

/** The appointment: when, the code for the kiosk, and how to move it or give it up. */
export function Booked({ booking, view }: { booking: Booking; view: AppointmentView }) {
  const asks = useSignal(false);
  const text = words();
  const zone = booking.offer.value?.timeZone ?? 'UTC';
  const clock = (moment: string): string => clockTime(Date.parse(moment), zone);
  const at = Date.parse(view.at);
  const stands = view.state === 'booked';
  return (
    <>
      <Heading>{text.states[view.state]}</Heading>
      <p class="when">
        <strong>{clock(view.at)}</strong> {fullDate(at, zone, language.value)}
      </p>
      <p>{inLanguage(view.serviceName)}</p>
      {stands && (
        <>
          <div class="code">
            <Qr text={view.scan} label={text.qr} />
            <p>
              <span class="quiet">{text.code}</span>
              <strong class="code-digits">{view.code}</strong>
            </p>
          </div>
          <p>{text.window(clock(view.checkInFrom), clock(view.checkInUntil))}</p>
          <p class="quiet">
            {text.keep} <a href={view.url}>{text.link}</a>
          </p>
          {asks.value ? (
            <section class="confirm" aria-label={text.cancelAsk}>
              <p class="strong">{text.cancelAsk}</p>
              <button type="button" class="filled-button" onClick={() => void booking.cancel(view)}>
                {text.cancelYes}
              </button>
              <button
                type="button"
                class="outline-button"
                onClick={() => {
                  asks.value = false;
                }}
              >
                {text.cancelNo}
              </button>
            </section>
          ) : (
            <div class="acts-row">
              <button type="button" class="outline-button" onClick={() => void booking.move(view)}>
                {text.move}
              </button>
              <button
                type="button"
                class="outline-button"
                onClick={() => {
                  asks.value = true;
                }}
              >
                {text.cancel}
              </button>
            </div>
          )}
        </>
      )}
      {view.state !== 'booked' && view.state !== 'checked-in' && (
        <a class="filled-button link" href="/dat-hen">
          {text.bookNew}
        </a>
      )}
    </>
  );
}
