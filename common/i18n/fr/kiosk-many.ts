import type { kioskMany as vietnamese } from '../vi/kiosk-many.ts';

export const kioskMany: typeof vietnamese = {
  key: 'Plusieurs dossiers à déposer ?',
  chosen: (count, lane) =>
    `${count}\u00a0${count === 1 ? 'dossier' : 'dossiers'}${lane === '' ? '' : ` · file\u00a0${lane}`}`,
  heading: 'Combien de dossiers déposez-vous ?',
  hint: 'Un seul ticket suffit. Le nombre exact dit aux suivants combien de temps ils attendent.',
  lane: (from, lane) => `À partir de ${from} dossiers : une file à part, lettre\u00a0${lane}.`,
  inLane: (count, lane, name) =>
    `${count} dossiers : votre ticket est dans une file à part, lettre\u00a0${lane} (${name}).`,
  dossiers: 'dossiers',
  less: 'Un dossier de moins',
  more: 'Un dossier de plus',
  done: 'Terminé',
};
