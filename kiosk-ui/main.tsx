import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import type { KioskView } from '#common/contract/views.ts';
import { applyBrand } from '#common/web/brand.ts';
import { connectFeed } from '#common/web/feed-client.ts';
import { language } from '#common/web/language.ts';
import { late } from '#common/web/late.ts';
import { App } from './app.tsx';
import { swallowDoubleTaps } from './double-tap.ts';
import { listenToKeys } from './keyboard.ts';
import { createKiosk } from './kiosk/kiosk.ts';
import { placeKey, usesSlips } from './kiosk/steps.ts';
import { cardScreens, manyScreens, moreScreens, slipScreens } from './late.ts';
import './styles/page.css';
import './styles/keys.css';
import './styles/fields.css';
import './styles/field.css';
import './styles/number.css';
import './styles/plain.css';
import './styles/slip.css';
import './styles/many.css';
import './styles/closed.css';
import './styles/keypad.css';
import './styles/landscape.css';
import './styles/landscape-fields.css';
import './styles/landscape-field.css';
import './styles/landscape-number.css';
import './styles/landscape-plain.css';
// Of screens that come later: a style is not waited for with its script.
import './papers/papers.css';
import './papers/landscape-papers.css';
import './styles/low.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');

const feed = connectFeed<KioskView>({ topic: 'kiosk' });
/** The first screen is on the glass: whatever few need comes from now on, and does not keep the many waiting. */
const stands = signal(false);
const kiosk = createKiosk(feed, stands, () => import('./papers/index.ts'));
render(<App kiosk={kiosk} />, root);
effect(() => {
  if (feed.view.value === undefined || stands.peek()) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
      stands.value = true;
    }),
  );
});

/** Few listen. */
const spoken = late(() => import('./speech/sentences.ts'));
effect(() => {
  if (stands.value || kiosk.speech.on.value) spoken.need();
});
listenToKeys({
  keypad: () => {
    kiosk.keypad.value = true;
  },
  listen: () => {
    const parts = spoken.value.peek();
    if (!kiosk.speech.on.peek()) kiosk.speech.turn(true);
    else if (parts !== undefined) kiosk.speech.say(parts.sentencesOf(kiosk));
  },
  nothing: () => {
    const parts = spoken.value.peek();
    if (kiosk.speech.on.peek() && parts !== undefined) kiosk.speech.say(parts.noSuchKey());
  },
});
swallowDoubleTaps(() => `${placeKey(kiosk.place.peek(), kiosk.step.peek())} ${kiosk.low.peek()}`);
for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, () => kiosk.idle.touch(), true);
// A long press is an unsteady finger, not a wish for a menu.
addEventListener('contextmenu', (event) => event.preventDefault());

effect(() => {
  if (stands.value && usesSlips(feed.view.value)) slipScreens.need();
  const late = slipScreens.value.value;
  if (late !== undefined) untracked(() => late.startSlips(kiosk));
});
effect(() => {
  if (stands.value && feed.view.value?.parts?.chains === true) moreScreens.need();
});
effect(() => {
  if (stands.value && feed.view.value?.parts?.dossierCounts === true) manyScreens.need();
});
effect(() => {
  if (stands.value && feed.view.value?.parts?.cards === true) cardScreens.need();
});
effect(() => {
  const late = cardScreens.value.value;
  if (late !== undefined) untracked(() => late.startCards(kiosk));
});
effect(() => applyBrand(feed.view.value?.office.brandColor));
effect(() => {
  document.documentElement.lang = language.value;
});
let lastSaid = '';
// Each new screen or choice is read out; counts that change while somebody listens are not.
effect(() => {
  const step = kiosk.step.value;
  const parts = [
    placeKey(kiosk.place.value, step),
    'page' in step ? step.page : 0,
    'choice' in step ? (step.choice ?? '') : '',
    'count' in step ? step.count : '',
    kiosk.paper.value,
    kiosk.help.state.value.kind,
    kiosk.slip.value?.state.value.kind,
    kiosk.issue.state.value.kind === 'refused',
    kiosk.card.state.value.kind,
    language.value,
  ];
  const said = `${kiosk.speech.on.value} ${spoken.value.value !== undefined} ${parts.join(' ')}`;
  untracked(() => {
    const speak = spoken.value.peek();
    if (said === lastSaid || speak === undefined) return;
    lastSaid = said;
    if (kiosk.speech.on.peek()) kiosk.speech.say(speak.sentencesOf(kiosk));
  });
});
effect(() => {
  void kiosk.priority.value;
  untracked(() => {
    const speak = spoken.value.peek();
    // Who leaves takes nothing back: the mode is off by then.
    if (kiosk.speech.on.peek() && speak !== undefined) kiosk.speech.say(speak.prioritySentences(kiosk));
  });
});
