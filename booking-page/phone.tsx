import { useSignal } from '@preact/signals';
import { inLanguage, language } from '#common/web/language.ts';
import { Heading } from '#common/web/question.tsx';
import { clockTime, fullDate } from '#common/web/time.ts';
import type { Booking, OfferedService, OfferedSlot } from './booking.ts';
import { words } from './words.ts';

interface PhoneProps {
  readonly booking: Booking;
  readonly service: OfferedService;
  readonly slot: OfferedSlot;
}

/** The telephone number, asked for so that one person does not take all places; it is not kept (SPEC J52). */
export function Phone({ booking, service, slot }: PhoneProps) {
  const phone = useSignal('');
  const missing = useSignal(false);
  const text = words();
  const zone = booking.offer.value?.timeZone ?? 'UTC';
  const at = Date.parse(slot.at);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        missing.value = phone.value.replace(/\D/g, '').length < 9;
        if (!missing.value) void booking.book(service, slot, phone.value.trim());
      }}
    >
      <Heading>{text.phone}</Heading>
      <p>
        <strong>
          {inLanguage(service.name)}, {clockTime(at, zone)}, {fullDate(at, zone, language.value)}
        </strong>
      </p>
      <label class="field-label" for="phone">
        {text.phoneLabel}
      </label>
      <input
        id="phone"
        class="field-input"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={20}
        value={phone.value}
        aria-invalid={missing.value}
        aria-describedby="phone-why"
        onInput={(event) => {
          phone.value = event.currentTarget.value;
        }}
      />
      <p id="phone-why" class="quiet">
        {missing.value ? text.phoneMissing : text.phoneWhy}
      </p>
      <button type="submit" class="filled-button" aria-disabled={booking.busy.value}>
        {text.book}
      </button>
    </form>
  );
}
