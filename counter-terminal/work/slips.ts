/** What is loaded only where the office uses dossiers or slips. */
export { acceptChoice, missingChoice } from '../terminal/dossier-choices.ts';
export { CodePanel } from './code-panel.tsx';
