import { render } from 'preact';
import { keepLanguage } from '#common/web/language-switch.tsx';
import { App } from './app.tsx';
import { keepNumber, keptNumber } from './kept.ts';
import { createTaking } from './taking.ts';
import './styles.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');

/** The QR of the lobby screen leads to `/lay-so#CODE`: what stands behind `#` is in nobody's log. */
const code = decodeURIComponent(location.hash.slice(1));
history.replaceState(null, '', location.pathname + location.search);
keepLanguage();
const taking = createTaking({
  code,
  kept: keptNumber,
  keep: keepNumber,
  open: (path) => location.assign(path),
});
render(<App taking={taking} />, root);
