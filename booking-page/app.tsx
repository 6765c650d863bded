import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { applyBrand } from '#common/web/brand.ts';
import { inLanguage } from '#common/web/language.ts';
import { Heading } from '#common/web/question.tsx';
import { SheetHead } from '#common/web/sheet-head.tsx';
import { Booked } from './booked.tsx';
import type { Booking } from './booking.ts';
import { Days, Services, Times } from './choose.tsx';
import { Phone } from './phone.tsx';
import { words } from './words.ts';

/** One decision a screen: service, day, time, telephone number; then the code. */
export function App({ booking }: { booking: Booking }) {
  const text = words();
  useEffect(() => void booking.start(), [booking]);
  useSignalEffect(() => {
    document.title = `${words().title} – Lượt`;
    applyBrand(booking.offer.value?.office.brandColor ?? undefined);
  });
  const office = booking.offer.value?.office;
  const { kind } = booking.step.value;
  const canGoBack = kind === 'day' || kind === 'time' || kind === 'phone';
  return (
    <div class="sheet">
      <SheetHead title={text.title} office={office} />
      <main class="body">
        {canGoBack && (
          <button type="button" class="text-button" onClick={() => booking.back()}>
            {text.back}
          </button>
        )}
        <Screen booking={booking} />
        <p role="alert" class="problem">
          {booking.problem.value === undefined ? '' : inLanguage(booking.problem.value.message)}
        </p>
      </main>
    </div>
  );
}

function Screen({ booking }: { booking: Booking }) {
  const step = booking.step.value;
  const text = words();
  switch (step.kind) {
    case 'loading':
      return <Heading>{text.loading}</Heading>;
    case 'failed':
      return (
        <>
          <Heading>{text.failed}</Heading>
          <p>{step.problem.code === 'part.off' ? text.off : inLanguage(step.problem.message)}</p>
          {step.problem.code !== 'part.off' && (
            <button type="button" class="filled-button" onClick={() => void booking.start()}>
              {text.again}
            </button>
          )}
        </>
      );
    case 'service':
      return <Services booking={booking} />;
    case 'day':
      return <Days booking={booking} service={step.service} />;
    case 'time':
      return <Times booking={booking} service={step.service} day={step.day} slots={step.slots} />;
    case 'phone':
      return <Phone booking={booking} service={step.service} slot={step.slot} />;
    case 'booked':
      return <Booked booking={booking} view={step.view} />;
  }
}
