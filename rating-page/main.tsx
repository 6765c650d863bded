import { effect } from '@preact/signals';
import { render } from 'preact';
import { applyBrand } from '#common/web/brand.ts';
import { keepLanguage } from '#common/web/language-switch.tsx';
import { App } from './app.tsx';
import { createTablet } from './tablet.ts';
import './styles.css';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');

keepLanguage();
const tablet = createTablet();
render(<App tablet={tablet} />, root);
effect(() => applyBrand(tablet.places.value?.office.brandColor ?? undefined));
tablet.start();
