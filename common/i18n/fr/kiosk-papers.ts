import type { kioskPapers as vietnamese } from '../vi/kiosk-papers.ts';

const pieces = (count: number): string => (count < 2 ? 'pièce' : 'pièces');

export const kioskPapers: typeof vietnamese = {
  search: {
    heading: 'Chercher une démarche',
    hint: 'Tapez son nom vietnamien, sans accents. Par exemple : khai\u00a0sinh',
    label: 'Nom de la démarche',
    keys: 'Clavier',
    space: 'Espace',
    erase: 'Effacer',
    none: 'Rien trouvé. Tapez moins de lettres, ou adressez-vous au personnel.',
    more: (count) => `Encore ${count} : tapez plus de lettres.`,
    found: (count) => `${count} ${count < 2 ? 'démarche trouvée' : 'démarches trouvées'}`,
  },
  check: {
    question: 'Touchez les pièces que vous avez',
    complete: 'Vous avez toutes les pièces',
    count: (have, all) => `Vous avez ${have} ${pieces(have)} sur ${all}`,
    source: (source) => `Source : ${source}`,
    form: (name) => `Formulaire : ${name}`,
    formHow: 'Scannez-le pour le remplir d’avance.',
    formCode: (name) => `Code QR du formulaire ${name}`,
    print: 'Imprimer la liste',
    printing: 'Impression…',
  },
  missing: {
    heading: (count) => `Il manque ${count} ${pieces(count)}`,
    why: 'Sans elles, le guichet ne pourra peut-être pas prendre le dossier.',
    more: (count) => `et ${count} de plus, sur la liste imprimée.`,
    print: 'Imprimer la liste, je vais les chercher',
    take: 'Prendre un ticket quand même',
  },
  list: {
    heading: 'Pièces à préparer',
    takeIt: 'Prenez votre\u00a0liste',
    below: 'Elle sort de la fente sous l’écran.',
    printing: 'Impression…',
    noNumber: 'La liste n’est pas un numéro. Avec les pièces, revenez en prendre un.',
    phone: 'La lire sur le téléphone',
    phoneHow: 'Visez ce code avec l’appareil photo. Aucune application.',
    keep: 'Scannez ce code pour la lire sur votre\u00a0téléphone',
    keepByPhoto: 'Photographiez cet\u00a0écran',
    code: 'Code QR de la liste des pièces',
  },
  speech: {
    search: 'Tapez le nom vietnamien de la démarche, sans accents.',
    check: 'Touchez les pièces que vous avez. Le grand bouton en bas de l’écran prend un ticket.',
  },
};
