import type { slip as vietnamese } from '../vi/slip.ts';

const UNITS = {
  hour: ['heure', 'heures'],
  day: ['jour', 'jours'],
  'working-day': ['jour\u00a0ouvré', 'jours\u00a0ouvrés'],
} as const;

const range = (low: number, high: number): string => (low === high ? `${high}` : `${low}–${high}`);

export const slip: typeof vietnamese = {
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  yourNumber: 'Votre numéro',
  counters: (numbers) => {
    const last = numbers.at(-1);
    const others = numbers.slice(0, -1).join(', ');
    return others === '' ? `Guichet\u00a0${last}` : `Guichet\u00a0${others} ou\u00a0${last}`;
  },
  dossiers: (count) => `${count}\u00a0${count === 1 ? 'dossier' : 'dossiers'}`,
  goesOnTo: (names) => `Ensuite : ${names.join(', puis ')}. Gardez ce numéro.`,
  noCounters: 'Guichet : voir\u00a0l’écran',
  ahead: 'Avant vous',
  people: (count) => (count === 0 ? 'personne' : count === 1 ? '1\u00a0personne' : `${count}\u00a0personnes`),
  wait: 'Attente',
  minutes: (low, high) => (low === 0 ? `moins de ${high}\u00a0min` : `${range(low, high)}\u00a0min`),
  cutOff: 'Pris pendant que la borne était hors liaison ; il sera appelé à son\u00a0tour.',
  takenAt: (time, weekday, date) => `Pris à\u00a0${time}, ${weekday},\u00a0${date}`,
  printedAgainAt: (time) => `Réimprimé à\u00a0${time}`,
  follow: 'Suivre votre tour sur le téléphone',
  followHow: 'Visez ce code avec l’appareil photo.',
  papers: (procedure) => `${procedure} : pièces à\u00a0fournir`,
  missing: (procedure, count) => `${procedure} : il manque ${count}\u00a0${count < 2 ? 'pièce' : 'pièces'}`,
  complete: (procedure) => `${procedure} : toutes les pièces sont\u00a0là`,
  there: (papers) => `Vous avez : ${papers}.`,
  source: (source) => `Source : ${source}`,
  form: (name) => `Formulaire : ${name}`,
  formHow: 'Scannez le code pour obtenir le formulaire et le remplir d’avance.',
  listTitle: 'Pièces à préparer',
  readAgain: 'À relire sur le téléphone',
  noNumber: 'Cette fiche n’est pas un numéro.',
  noNumberDo: 'Avec les pièces, venez au centre et prenez un ticket.',
  noPapers: 'Cette démarche ne demande aucune pièce.',
  fee: 'Frais :',
  time: (limit) => `Délai : ${limit.charAt(0).toLowerCase()}${limit.slice(1)}`,
  limit: (unit, limit, cutoff) => {
    const base = limit === 0 ? 'Le jour\u00a0même' : `${limit}\u00a0${UNITS[unit][limit === 1 ? 0 : 1]}`;
    return cutoff === null ? base : `${base} ; après\u00a0${cutoff} : jour ouvré\u00a0suivant`;
  },
  illustrative: 'Données d’exemple, demandez au guichet.',
  missed: 'Si vous manquez votre tour :',
  missedDo: 'prévenez l’accueil. Aujourd’hui, pas besoin de nouveau ticket.',
  forms: {
    code: 'Code du dossier',
    slipCode: 'Code de la fiche',
    label: (label) => `Numéro ${label}`,
    signed: '(signature, nom complet)',
    receipt: {
      heading: 'RÉCÉPISSÉ DE DOSSIER ET DATE DE REMISE DU RÉSULTAT',
      from: 'Dossier de :',
      address: 'Adresse :',
      phone: 'Téléphone :',
      work: 'Demande :',
      papers: 'Pièces remises :',
      limit: 'Délai :',
      received: 'Reçu à :',
      due: 'Résultat prévu le',
      scan: 'Quand vous venez chercher le résultat',
      scanHow: 'Présentez ce code à la borne : elle dit tout de suite si le résultat est prêt et donne un numéro.',
      giver: 'Remis par',
      taker: 'Reçu par',
    },
    missing: {
      heading: 'DEMANDE DE PIÈCES MANQUANTES',
      from: 'Dossier de :',
      work: 'Demande :',
      papers: 'Pièces à apporter :',
      made: 'Établi à :',
      keep: 'Pas besoin de nouveau ticket',
      keepHow: (label, day) =>
        `Avec les pièces, présentez ce code à la borne ou lisez-le au guichet. Aujourd’hui, le numéro ${label} garde sa place ; un autre jour, vous êtes appelé en premier. Valable jusqu’au ${day}.`,
      guide: 'Conseillé par',
    },
    apology: {
      heading: 'EXCUSES ET NOUVELLE DATE DU RÉSULTAT',
      to: 'À :',
      body: (accepted, office, procedure, due) =>
        `Le ${accepted}, ${office} a reçu votre dossier : ${procedure}. Le résultat était prévu le ${due}.`,
      late: 'Nous n’avons pas remis le résultat à temps.',
      reason: 'Raison :',
      sorry:
        'Ce retard vous a causé des ennuis et des frais. Nous vous présentons nos excuses et remettrons le résultat le',
      thanks: 'Merci de votre compréhension.',
      again: 'Quand vous venez chercher le résultat',
      againHow: 'Présentez ce code, ou celui de la première fiche, à la borne.',
    },
    reasons: {
      verification: 'une vérification est nécessaire',
      'other-agency': 'un autre service n’a pas encore répondu',
      workload: 'trop de dossiers',
      system: 'un système informatique était en panne',
      other: 'autre raison, demandez au personnel',
    },
  },
  strip: {
    heading: 'Numéros de réserve en cas de panne',
    whole: (from, to) => `De ${from} à ${to}`,
    goesOn: (from, to) => `Bande ${from} – ${to}, suite`,
    how: 'Détachez de haut en bas, dans l’ordre d’arrivée. Au retour du courant : page Tiếp dân, choisir cette bande et saisir ce qui a été donné.',
    keep: 'Gardez ce numéro. Les guichets appellent dans l’ordre.',
    again: 'Réimprimé : jetez l’ancien.',
  },
  test: {
    heading: 'Essai d’impression',
    printedAt: (time, weekday, date) => `Imprimé à\u00a0${time}, ${weekday},\u00a0${date}`,
    letters: 'Lettres du vietnamien',
    paper: (dots) => `Largeur ${dots}\u00a0points`,
    edges: 'Les deux barres noires doivent être entières. Sinon, choisissez une largeur plus petite.',
  },
};
