import { render } from 'preact';
import { keepLanguage } from '#common/web/language-switch.tsx';
import { askForDemo } from './start/demo.ts';
import { StartPage } from './start/start-page.tsx';
import './start/start.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');
keepLanguage();
void askForDemo();
render(<StartPage />, root);
