import { effect } from '@preact/signals';
import { render } from 'preact';
import type { DisplayView } from '#common/contract/views.ts';
import { connectFeed } from '#common/web/feed-client.ts';
import { startAnnouncing } from './announcing.ts';
import { App } from './app.tsx';
import { loadNumberFace } from './fit.ts';
import { showHallCode } from './hall-code.ts';
import { startPlayer } from './player.ts';
import { reportSound } from './sound-trouble.ts';
import { startTicking } from './tick.ts';
import { keepAwake } from './wake-lock.ts';
import './styles/board.css';
import './styles/call.css';
import './styles/lists.css';
import './styles/states.css';
import './styles/lost.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');

const feed = connectFeed<DisplayView>({ topic: 'display' });
const player = startPlayer();
effect(() => {
  const voice = feed.view.value?.voice;
  if (voice !== undefined) player.useVoice(voice);
});
const announcing = startAnnouncing(feed, player);
const now = startTicking(feed);
const trouble = reportSound(feed, player);
const hallCode = showHallCode(feed);
keepAwake();
loadNumberFace();

// Any touch or key lets the browser play: whoever stands before the screen need not find a button.
for (const kind of ['pointerdown', 'keydown'] as const) addEventListener(kind, () => player.unblock());

render(
  <App feed={feed} announcing={announcing} trouble={trouble} now={now} hallCode={hallCode} onTouch={player.unblock} />,
  root,
);
