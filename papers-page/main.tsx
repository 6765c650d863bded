import { effect } from '@preact/signals';
import { render } from 'preact';
import { applyBrand } from '#common/web/brand.ts';
import { language } from '#common/web/language.ts';
import { App } from './app.tsx';
import { createCatalogue } from './catalogue.ts';
import { keptLanguage } from './language-choice.ts';
import './styles/page.css';
import './styles/procedure.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');

language.value = keptLanguage();
const catalogue = createCatalogue();
render(<App catalogue={catalogue} />, root);

effect(() => {
  document.documentElement.lang = language.value;
});
effect(() => {
  const state = catalogue.state.value;
  applyBrand(state.kind === 'there' ? state.catalogue.office.brandColor : undefined);
});
void catalogue.load();
