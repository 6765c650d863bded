/** A citizen card was read: what it means here, and that nothing of it is kept. */
import arrow from '@phosphor-icons/core/bold/arrow-right-bold.svg?raw';
import { kioskCard as en } from '#common/i18n/en/kiosk-card.ts';
import { kioskCard as vi } from '#common/i18n/vi/kiosk-card.ts';
import { listenToCards } from '#common/web/card-scanner.ts';
import { wordsIn } from '#common/web/further.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { isoDay } from '#common/web/time.ts';
import type { CardState } from '../kiosk/card.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { type Place, REST } from '../kiosk/steps.ts';
import { Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';

const words = (): typeof vi => wordsIn(vi, en, (further) => further.kioskCard);

/** Where a card means nothing: a number stays until it is on paper, and a closed office gives none. */
const DEAF: readonly Place[] = ['number', 'list', 'taking', 'lost', 'denied', 'connecting', 'closed', 'help', 'search'];

/** From now on cards are read here. */
export function startCards(kiosk: Kiosk): void {
  const { card, feed } = kiosk;
  listenToCards({
    wanted: () => feed.view.peek()?.parts?.cards === true && !DEAF.includes(kiosk.place.peek()),
    scanned(text) {
      const view = feed.view.peek();
      const today = isoDay(feed.serverNow(), view?.office.timeZone ?? 'UTC');
      kiosk.go({ kind: 'card' });
      void card.read(text, view, today).then(() => {
        const now = card.state.peek();
        if (now.kind === 'read' && now.byAge !== undefined) kiosk.priority.value = true;
      });
    },
  });
}

/** Beside the fields: that a card may be held there. */
export const hint = (): string => words().hint;

/** What the card means today; one key leads on. */
export function CardSays({ kiosk }: { kiosk: Kiosk }) {
  const text = words();
  const state = kiosk.card.state.value;
  return (
    <>
      <main class="screen plain slip-says card-says">
        <div role="status">{saysOf(kiosk, state)}</div>
        <div class="help-keys">
          <button type="button" class="wide-key act" data-enter data-back onClick={() => kiosk.go(REST)}>
            <span>{text.goOn}</span>
            <Icon svg={arrow} size="4rem" />
          </button>
        </div>
      </main>
      <Foot kiosk={kiosk} />
    </>
  );
}

function saysOf({ feed }: Kiosk, state: CardState) {
  const text = words();
  if (state.kind === 'unreadable') {
    return (
      <>
        <Heading>{text.unreadable.heading}</Heading>
        <p class="plain-why">{text.unreadable.why}</p>
      </>
    );
  }
  if (state.kind !== 'read') return <Heading>{text.asking}</Heading>;
  const services = feed.view.value?.services ?? {};
  return (
    <>
      <Heading>{text.heading}</Heading>
      {state.byAge !== undefined && (
        <p class="plain-why">{text.byAge(inLanguage(state.byAge.name), state.byAge.fromAge ?? 0)}</p>
      )}
      {state.numbers.map(({ serviceId, label }) => (
        <p key={label} class="plain-why">
          {text.held(label, inLanguage(services[serviceId]?.name ?? { vi: '', en: '' }))}
        </p>
      ))}
      <p class="plain-more">{text.kept}</p>
    </>
  );
}
