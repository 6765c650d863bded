/** The call and the kiosk, spoken in French. */
import type { SpokenWords } from '../languages.ts';

const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen'] as const;
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'sixty', 'eighty', 'eighty'] as const;

/** 17 dix-sept · 21 vingt et un · 71 soixante et onze · 80 quatre-vingts · 91 quatre-vingt-onze. */
function number(value: number): string[] {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return [`digit-${unit}`];
  const ten = TENS[tens] ?? '';
  // Seventy and ninety count on from sixty and eighty.
  const rest = tens === 7 || tens === 9 ? unit + 10 : unit;
  if (tens === 1) return teen(unit);
  if (rest === 0) return [ten];
  const and = unit === 1 && tens < 8 ? ['and'] : [];
  return [ten, ...and, ...(rest < 10 ? [`digit-${rest}`] : teen(rest - 10))];
}

const teen = (unit: number): string[] => {
  const whole = TEENS[unit];
  return whole === undefined ? ['ten', `digit-${unit}`] : [whole];
};

const named = (prefix: string, texts: readonly string[]): Record<string, { readonly text: string }> =>
  Object.fromEntries(texts.map((text, index) => [`${prefix}-${index}`, { text }]));

export const voice: SpokenWords = {
  number,
  name: 'Voix de synthèse, français',
  espeak: { voice: 'fr-fr', pace: 135, paceOfSigns: 115 },
  vocabulary: {
    invite: { text: 'Le numéro' },
    'to-counter': { text: 'est attendu au guichet', joint: ', ' },
    ...named('digit', ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf']),
    ten: { text: 'dix' },
    eleven: { text: 'onze' },
    twelve: { text: 'douze' },
    thirteen: { text: 'treize' },
    fourteen: { text: 'quatorze' },
    fifteen: { text: 'quinze' },
    sixteen: { text: 'seize' },
    twenty: { text: 'vingt' },
    thirty: { text: 'trente' },
    forty: { text: 'quarante' },
    fifty: { text: 'cinquante' },
    sixty: { text: 'soixante' },
    eighty: { text: 'quatre-vingt' },
    and: { text: 'et' },
    ...Object.fromEntries(
      Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (text) => [
        `letter-${text.toLowerCase()}`,
        { text, spoken: `${text}.` },
      ]),
    ),
    'kiosk-choose-field': { text: 'Choisissez un domaine sur l’écran.' },
    'kiosk-cell': { text: 'Touche' },
    'kiosk-field': { text: 'domaine' },
    'kiosk-take': { text: 'Touchez le grand bouton en bas de l’écran pour prendre un ticket.' },
    'kiosk-taking': { text: 'Attendez ici. Votre numéro arrive.' },
    'kiosk-your-number': { text: 'Votre numéro est' },
    'kiosk-take-slip': { text: 'Prenez votre ticket dans la fente sous l’écran.' },
    'kiosk-keep-number': { text: 'Aucun ticket imprimé. Notez ce numéro, ou adressez-vous au personnel.' },
    'kiosk-wait-call': { text: 'Attendez l’appel.' },
    'kiosk-papers': { text: 'Ici on cherche les pièces à fournir. Pour les entendre, adressez-vous au personnel.' },
    'kiosk-help-where': { text: 'Pour de l’aide, touchez le bouton en bas à droite.' },
    'kiosk-help-sent': { text: 'Le personnel est prévenu. Attendez près de la borne.' },
    'kiosk-help-coming': { text: 'On vient vous aider. Attendez près de la borne.' },
    'kiosk-help-failed': { text: 'Appelez la personne la plus proche.' },
    'kiosk-closed': { text: 'Le centre est fermé. Revenez plus tard.' },
    'kiosk-lost': { text: 'Prenez un numéro auprès du personnel. La borne ne peut pas en donner.' },
    'kiosk-refused': { text: 'Aucun numéro n’a été pris. Réessayez, ou adressez-vous au personnel.' },
    'kiosk-waiting': { text: 'en attente' },
    'kiosk-no-wait': { text: 'sans attente' },
    'kiosk-not-open': { text: 'fermé' },
    'kiosk-over': { text: 'plus de' },
    'kiosk-ahead': { text: 'Avant vous :' },
    'kiosk-people': { text: 'en attente' },
    'kiosk-at-counter': { text: 'Attendez l’appel au guichet' },
    'kiosk-or': { text: 'ou au guichet' },
    'kiosk-chosen': { text: 'Choisi :' },
    'kiosk-dossiers': { text: 'Dossiers :' },
    'kiosk-own-lane': { text: 'Dans une file à part, lettre' },
    'kiosk-priority-on': { text: 'La priorité est choisie.' },
    'kiosk-priority-off': { text: 'La priorité est annulée.' },
    'kiosk-key-choose': { text: 'Touches numérotées : choisir.' },
    'kiosk-key-other': { text: 'Zéro : autre chose, ou pas sûr.' },
    'kiosk-key-language': { text: 'Zéro : changer de langue.' },
    'kiosk-key-take': { text: 'Entrée : prendre un ticket.' },
    'kiosk-key-done': { text: 'Entrée : terminé.' },
    'kiosk-key-papers': { text: 'Entrée : pièces à fournir.' },
    'kiosk-key-ask-again': { text: 'Entrée : prévenir encore.' },
    'kiosk-key-page': { text: 'Plus : page suivante.' },
    'kiosk-key-priority': { text: 'Moins : choisir ou annuler la priorité.' },
    'kiosk-key-many': { text: 'Neuf : plusieurs dossiers.' },
    'kiosk-key-count': { text: 'Tapez le nombre de dossiers.' },
    'kiosk-key-back': { text: 'Point : retour.' },
    'kiosk-key-help': { text: 'Barre : appeler le personnel.' },
    'kiosk-key-end': { text: 'Un : je n’ai plus besoin d’aide.' },
    'kiosk-key-again': { text: 'Étoile : réécouter.' },
    'kiosk-key-none': { text: 'Cette touche ne sert pas ici. Étoile : réécouter.' },
  },
};
