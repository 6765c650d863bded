/** What is loaded only where the office uses dossiers or slips. */
export { DossiersPage } from './page.tsx';
export { SlipsForm } from './slips-form.tsx';
