import type { kioskMore as vietnamese } from '../vi/kiosk-more.ts';

export const kioskMore: typeof vietnamese = {
  key: 'J’ai une autre démarche',
  after: (names) => `Ensuite : ${names}`,
  heading: 'Où allez-vous ensuite ?',
  hint: 'Un seul ticket suffit : après la première démarche il attend de lui-même la suivante.',
  chosen: 'choisi',
  none: 'Pas d’autre démarche',
};
