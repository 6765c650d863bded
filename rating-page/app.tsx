import chat from '@phosphor-icons/core/bold/chat-circle-text-bold.svg?raw';
import type { ComponentChildren } from 'preact';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { LanguageSwitch } from '#common/web/language-switch.tsx';
import { Thanks, Vote } from '#common/web/rating/vote.tsx';
import { ratingWords } from '#common/web/rating/words.ts';
import type { Tablet } from './tablet.ts';

/** A face that was touched counts after this long without another touch. */
const SEND_AFTER_MS = 12_000;

/** The tablet beside the clerk, turned to the citizen: one question, when a visit has just ended. */
export function App({ tablet }: { tablet: Tablet }) {
  const places = tablet.places.value;
  const counter = places?.counters.find(({ id }) => id === tablet.counterId.value);
  return (
    <div class="tablet">
      <header class="tablet-head">
        <p>
          {places !== undefined && inLanguage(places.office.name)}
          {counter !== undefined && <span class="plate tablet-plate">{counter.number}</span>}
        </p>
        <LanguageSwitch />
      </header>
      <main>
        <Middle tablet={tablet} />
      </main>
      {counter !== undefined && tablet.label.value === undefined && (
        <footer>
          <button type="button" class="tablet-other" onClick={() => tablet.choose(undefined)}>
            {ratingWords().tablet.other}
          </button>
        </footer>
      )}
    </div>
  );
}

function Middle({ tablet }: { tablet: Tablet }) {
  const text = ratingWords().tablet;
  const places = tablet.places.value;
  const label = tablet.label.value;
  switch (tablet.state.value) {
    case 'loading':
      return <Message heading={text.loading} />;
    case 'off':
      return <Message heading={text.off}>{text.offWhy}</Message>;
    case 'not-paired':
      return <Message heading={text.notPaired}>{text.notPairedWhy}</Message>;
    case 'lost':
      return <Message heading={text.lost} />;
    case 'ready':
      break;
  }
  if (places === undefined) return <Message heading={text.loading} />;
  if (!places.counters.some(({ id }) => id === tablet.counterId.value)) return <Choose tablet={tablet} />;
  if (tablet.thanked.value) return <Thanks first />;
  if (label === undefined) {
    return (
      <Message heading={text.idle} sign>
        {text.idleWhy}
      </Message>
    );
  }
  return (
    <>
      <h1 class="tablet-number">{text.ofNumber(label)}</h1>
      <Vote key={label} send={(vote) => tablet.vote(label, vote)} onDone={tablet.thank} sendAfterMs={SEND_AFTER_MS} />
    </>
  );
}

function Choose({ tablet }: { tablet: Tablet }) {
  const text = ratingWords().tablet;
  return (
    <section class="tablet-choose">
      <h1>{text.choose}</h1>
      <p>{text.chooseWhy}</p>
      <ul>
        {tablet.places.value?.counters.map(({ id, number }) => (
          <li key={id}>
            <button type="button" class="vote-topic" onClick={() => tablet.choose(id)}>
              {text.counter(number)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Message({ heading, sign, children }: { heading: string; sign?: boolean; children?: ComponentChildren }) {
  return (
    <section class="tablet-message" role="status">
      {sign === true && <Icon svg={chat} size="4em" />}
      <h1>{heading}</h1>
      {children !== undefined && <p>{children}</p>}
    </section>
  );
}
