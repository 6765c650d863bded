import { render } from 'preact';
import type { TicketView } from '#common/contract/views.ts';
import { connectFeed } from '#common/web/feed-client.ts';
import { App } from './app.tsx';
import { withMemory } from './kept.ts';
import { followTicketLanguage } from './language-choice.ts';
import { followTurn } from './ring.ts';
import { tokenIn } from './token.ts';
import './styles/page.css';
import './styles/line.css';
import './styles/states.css';
import './styles/acts.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');

const token = tokenIn(location);
// Heartbeats of a ticket's topic come every 10 s, so two may fail before the data counts as old.
const feed =
  token === undefined
    ? undefined
    : withMemory(connectFeed<TicketView>({ topic: `ticket:${token}`, lostAfterMs: 25_000 }), token);
followTicketLanguage(feed?.view);
if (feed !== undefined) followTurn(feed.view);
render(<App followed={feed === undefined || token === undefined ? undefined : { feed, token }} />, root);
