import { render } from 'preact';
import { keepLanguage } from '#common/web/language-switch.tsx';
import { App } from './app.tsx';
import { createBooking } from './booking.ts';
import './styles.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');

/** `/dat-hen/TOKEN` (or `?token=` where the page is served as a file) opens an appointment that is there. */
const given = new URLSearchParams(location.search).get('token') ?? /^\/dat-hen\/([^/]+)/.exec(location.pathname)?.[1];
keepLanguage();
render(<App booking={createBooking(given)} />, root);
