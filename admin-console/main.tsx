import { render } from 'preact';
import { keepLanguage } from '#common/web/language-switch.tsx';
import { App } from './app.tsx';
import { arrive } from './session.ts';
import './styles/base.css';
import './styles/fields.css';
import './styles/forms.css';
import './styles/lists.css';
import './styles/dossiers.css';
import './styles/audit.css';
import './styles/calls.css';
import './styles/rating.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');
keepLanguage();
void arrive();
render(<App />, root);
