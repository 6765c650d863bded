import { render } from 'preact';
import { keepLanguage } from '#common/web/language-switch.tsx';
import { App } from './app.tsx';
import { arrive } from './place.ts';
import './styles/page.css';
import './styles/card.css';
import './styles/try.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');
keepLanguage();
void arrive();
render(<App />, root);
