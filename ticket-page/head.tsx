import type { OfficeView, TicketView } from '#common/contract/views.ts';
import { LANGUAGE_NAMES } from '#common/i18n/languages.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { beside, chooseLanguage } from './language-choice.ts';
import { words } from './words.ts';

/** The office and the other language, which is named in that language. */
export function Head({ office }: { office: OfficeView | undefined }) {
  return (
    <header class="head">
      <div>
        <p class="office">{office === undefined ? words().productName : inLanguage(office.name)}</p>
        {office !== undefined && <p class="place">{inLanguage(office.place)}</p>}
      </div>
      <OtherLanguage />
    </header>
  );
}

/** Changes to the other language. */
export function OtherLanguage() {
  const other = language.value === 'vi' ? beside.value : 'vi';
  const name = LANGUAGE_NAMES[other];
  return (
    <button
      type="button"
      class="text-button"
      lang={other}
      aria-label={`${name} – ${words().switchLanguage}`}
      onClick={() => chooseLanguage(other)}
    >
      {name}
    </button>
  );
}

/** The number, its field, and the gold plates of the counters that may call it. */
export function NumberRow({ view, counters }: { view: TicketView; counters: readonly number[] }) {
  const text = words();
  return (
    <div class="number-row">
      <div>
        <p class="quiet">{text.yourNumber}</p>
        <p class="number">{view.label}</p>
      </div>
      <div class="field">
        <p class="quiet">{inLanguage(view.serviceName)}</p>
        {counters.length > 0 && <Plates numbers={counters} />}
      </div>
    </div>
  );
}

function Plates({ numbers }: { numbers: readonly number[] }) {
  const text = words();
  return (
    <p class="plates">
      <span class="visually-hidden">{`${text.counter} ${numbers.join(` ${text.or} `)}`}</span>
      {numbers.map((number, index) => (
        <span key={number} class="plate-and-word" aria-hidden="true">
          {index > 0 && index === numbers.length - 1 && <span>{text.or}</span>}
          <span class="plate">{number}</span>
        </span>
      ))}
    </p>
  );
}
