import type { kioskCard as vietnamese } from '../vi/kiosk-card.ts';

export const kioskCard: typeof vietnamese = {
  hint: 'Touchez un domaine, ou présentez la carte d’identité au lecteur.',
  asking: 'Lecture de la carte…',
  heading: 'Votre carte est lue',
  byAge: (name, age) => `${name}, dès ${age} ans : vous êtes prioritaire.`,
  held: (label, field) => `Vous avez déjà le numéro ${label} – ${field}. Attendez son appel.`,
  kept: 'La borne ne garde ni le nom ni le numéro de la carte.',
  unreadable: {
    heading: 'La carte n’a pas pu être\u00a0lue',
    why: 'Sans importance : choisissez un domaine et prenez un ticket.',
  },
  goOn: 'Choisir un domaine',
};
