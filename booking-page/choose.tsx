/** The three choices: what, which day, what time. What is full is shown and cannot be touched. */
import { inLanguage, language } from '#common/web/language.ts';
import { Heading } from '#common/web/question.tsx';
import { clockTime, fullDate } from '#common/web/time.ts';
import type { Booking, OfferedService, OfferedSlot } from './booking.ts';
import { words } from './words.ts';

export function Services({ booking }: { booking: Booking }) {
  const text = words();
  const services = booking.offer.value?.services ?? [];
  if (services.length === 0) {
    return (
      <>
        <Heading>{text.none}</Heading>
        <p>{text.noneWhy}</p>
      </>
    );
  }
  return (
    <>
      <Heading>{text.service}</Heading>
      <ul class="choices">
        {services.map((service) => {
          const free = service.days.reduce((sum, day) => sum + day.free, 0);
          return (
            <li key={service.id}>
              <button type="button" class="choice" disabled={free === 0} onClick={() => booking.chooseService(service)}>
                <span class="tile">{service.prefix}</span>
                <span class="choice-name">{inLanguage(service.name)}</span>
                <span class="choice-note">{free === 0 ? text.full : ''}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function Days({ booking, service }: { booking: Booking; service: OfferedService }) {
  const text = words();
  return (
    <>
      <Heading>{text.day}</Heading>
      <p class="quiet">{inLanguage(service.name)}</p>
      <ul class="choices">
        {service.days.map(({ day, free }) => (
          <li key={day}>
            <button
              type="button"
              class="choice"
              disabled={free === 0}
              onClick={() => void booking.chooseDay(service, day)}
            >
              {/* Noon: the date is the same in every zone in which an office can lie. */}
              <span class="choice-name">{fullDate(Date.parse(`${day}T12:00:00Z`), 'UTC', language.value)}</span>
              <span class="choice-note">{free === 0 ? text.full : text.free(free)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface TimesProps {
  readonly booking: Booking;
  readonly service: OfferedService;
  readonly day: string;
  readonly slots: readonly OfferedSlot[];
}

export function Times({ booking, service, day, slots }: TimesProps) {
  const text = words();
  const zone = booking.offer.value?.timeZone ?? 'UTC';
  const clock = (moment: string): string => clockTime(Date.parse(moment), zone);
  return (
    <>
      <Heading>{text.time}</Heading>
      <p class="quiet">
        {inLanguage(service.name)}, {fullDate(Date.parse(`${day}T12:00:00Z`), 'UTC', language.value)}
      </p>
      <ul class="times">
        {slots.map((slot) => (
          <li key={slot.at}>
            <button
              type="button"
              class="choice time"
              disabled={slot.free === 0}
              onClick={() => void booking.chooseTime(service, slot)}
            >
              <span class="choice-name">{clock(slot.at)}</span>
              <span class="choice-note">{slot.free === 0 ? text.full : text.free(slot.free)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
