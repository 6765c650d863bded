import type { kioskMany as vietnamese } from '../vi/kiosk-many.ts';

export const kioskMany: typeof vietnamese = {
  key: 'Handing in many dossiers?',
  chosen: (count, lane) =>
    `${count}\u00a0${count === 1 ? 'dossier' : 'dossiers'}${lane === '' ? '' : ` · line\u00a0${lane}`}`,
  heading: 'How many dossiers do you hand in?',
  hint: 'One number is enough for all. The right count tells those behind you how long they wait.',
  lane: (from, lane) => `From ${from} dossiers on: a line of its own, letter\u00a0${lane}.`,
  inLane: (count, lane, name) =>
    `${count} dossiers: your number is in a line of its own, letter\u00a0${lane} (${name}).`,
  dossiers: 'dossiers',
  less: 'One dossier less',
  more: 'One dossier more',
  done: 'Done',
};
