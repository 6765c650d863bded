import type { ticket as vietnamese } from '../vi/ticket.ts';

const UNITS = {
  hour: ['heure', 'heures'],
  day: ['jour', 'jours'],
  'working-day': ['jour ouvrable', 'jours ouvrables'],
} as const;

const range = (low: number, high: number): string => (low === high ? `${high}` : `${low}–${high}`);
const counted = (count: number, one: string, more: string): string => `${count}\u00a0${count < 2 ? one : more}`;

export const ticket: typeof vietnamese = {
  productName: 'Lượt',
  switchLanguage: 'Changer de langue',
  yourNumber: 'Votre numéro',
  counter: 'Guichet',
  or: 'ou',
  after: (names) => `Ensuite : ${names}`,
  booked: (time) => `Rendez-vous à ${time} : appelé en alternance avec ceux qui ont pris un ticket.`,
  waiting: {
    title: (label, ahead) =>
      ahead === 0
        ? `${label} : vous êtes le suivant`
        : `${label} : ${counted(ahead, 'personne', 'personnes')} avant vous`,
    ahead: 'Avant vous',
    people: (count) => (count < 2 ? 'personne' : 'personnes'),
    next: 'Vous êtes le\u00a0suivant',
    passed: (count) => counted(count, 'appelé', 'appelés'),
    inLine: (count) => `${count} en attente`,
    you: 'vous',
    soon: 'C’est bientôt à vous : approchez-vous des guichets.',
    changed: 'L’ordre peut changer quand quelqu’un a la priorité.',
    wait: 'Attente d’environ',
    minutes: (low, high) => (low === 0 ? `moins de ${high} min` : `${range(low, high)} min`),
    turnAt: (from, to) =>
      from === to ? `Ce sera à vous vers ${to}.` : `Ce sera à vous vers ${from}\u2060–\u2060${to}.`,
    beBack: (time) => `Soyez de retour avant ${time}.`,
    stay: 'Restez près du guichet.',
    noEstimate: 'L’attente ne peut pas encore être estimée. Restez près du guichet.',
  },
  called: {
    title: (label, counter) => `${label} : guichet ${counter}`,
    at: (time) => `Appelé à ${time}`,
    again: (time) => `Rappelé à ${time}`,
    heading: 'C’est à vous',
    comeTo: 'Allez au guichet',
    bring: (papers) => `Apportez : ${papers}.`,
    and: ' et ',
    late: 'En retard ? Dites-le au personnel : le ticket reste valable aujourd’hui.',
  },
  serving: {
    title: (label) => `${label} : au guichet`,
    heading: 'On s’occupe de\u00a0vous',
    at: 'Au guichet',
  },
  completed: {
    title: (label) => `${label} : terminé`,
    heading: 'Terminé',
    thanks: 'Merci.',
    at: (time) => `Fini à ${time}.`,
    newNumber: 'Pour une autre démarche, prenez un nouveau ticket.',
  },
  missed: {
    title: (label) => `${label} : adressez-vous au personnel`,
    heading: 'Adressez-vous au personnel : pas\u00a0besoin d’un nouveau\u00a0ticket',
    why: (counter, time) => `Ce numéro a été appelé${counter}${time}, mais personne n’est venu.`,
    atCounter: (number) => ` au guichet ${number}`,
    atTime: (time) => ` à ${time}`,
    kept: 'Il reste valable aujourd’hui.',
  },
  parked: {
    title: (label) => `${label} : mis de côté`,
    heading: 'Revenez au\u00a0guichet avec les pièces qui\u00a0manquent',
    why: 'Ce numéro est mis de côté. Votre place est gardée aujourd’hui, sans nouveau ticket.',
  },
  cancelled: {
    title: (label) => `${label} : annulé`,
    heading: 'Ce numéro est annulé',
    next: 'Si vous avez encore une démarche à faire, prenez un nouveau ticket.',
  },
  expired: {
    title: (label) => `${label} : journée finie`,
    heading: 'La journée de ce numéro est finie',
    next: 'Prenez un nouveau ticket un jour ouvrable. Un numéro vaut pour le jour où il est pris.',
  },
  unknown: {
    title: 'Numéro inconnu',
    heading: 'Scannez de nouveau le code\u00a0QR de\u00a0la\u00a0fiche',
    why: 'Ce lien est faux ou périmé : un numéro vaut pour le jour où il est pris.',
    help: 'Besoin d’aide ? Montrez votre fiche au personnel.',
  },
  connecting: {
    title: 'Votre numéro',
    heading: 'Connexion',
    slow: 'Pas de connexion. Vérifiez le réseau du téléphone, ou écoutez les appels dans la salle.',
  },
  lost: {
    waiting: 'Écoutez les appels dans la salle',
    called: 'Allez quand même au guichet appelé',
    other: 'Pour en savoir plus, adressez-vous au\u00a0personnel',
    why: (time, minutes) =>
      `Connexion perdue, ce\u00a0qui suit date de ${time}${minutes === 0 ? '' : ` (il y a ${minutes} min)`}. La page se reconnecte d’elle-même.`,
  },
  updated: 'Mis à jour',
  ring: {
    both: 'Sonner et vibrer à mon tour',
    sound: 'Sonner à mon tour',
    vibration: 'Vibrer à mon tour',
    on: 'Activé',
    off: 'Activer',
    keepOpen: 'Gardez cette page ouverte pour être averti.',
    notices: 'Le téléphone affichera un avis à l’approche de votre tour.',
  },
  late: {
    button: 'Je serai en retard',
    ask: (places) => `Laisser passer ${counted(places, 'personne', 'personnes')} ?`,
    keeps: 'Vous gardez votre numéro, le tour n’est pas perdu.',
    left: (times) =>
      times === 1 ? 'C’est la dernière fois pour ce numéro.' : `Possible ${times} fois pour ce numéro.`,
    yes: (places) => `Laisser passer ${counted(places, 'personne', 'personnes')}`,
    no: 'Garder ma place',
    done: 'Votre place recule, le numéro reste.',
    usedUp: 'Ce numéro a déjà reculé deux fois. En retard, dites-le au personnel.',
  },
  giveUp: {
    button: 'Annuler mon numéro',
    ask: (label) => `Annuler le numéro ${label} ?`,
    loses: 'Un numéro annulé n’est plus appelé. Pour votre démarche il faudra un nouveau ticket.',
    yes: 'Annuler ce numéro',
    no: 'Ne pas annuler',
    soon: (label) => `Le numéro ${label} sera annulé`,
    seconds: (seconds) => `dans ${counted(seconds, 'seconde', 'secondes')}`,
    undo: 'Ne plus annuler',
    kept: 'Vous gardez votre numéro.',
    done: 'Numéro annulé.',
  },
  papers: {
    show: 'Pièces à apporter',
    hide: 'Masquer les pièces',
    fee: 'Frais',
    time: 'Délai',
    limit: (unit, limit, cutoff) => {
      const [one, more] = UNITS[unit];
      const base = limit === 0 ? 'Le jour même' : counted(limit, one, more);
      return cutoff === null ? base : `${base} ; déposé après ${cutoff} : le jour ouvrable suivant`;
    },
    none: 'Aucune pièce n’est demandée.',
    lookUp: 'Voir les pièces à apporter',
    form: (name) => `Formulaire à remplir : ${name}`,
    tick: 'Cochez les pièces que vous avez',
    source: (source) => `Source : ${source}`,
    illustrative: 'Données d’exemple, renseignez-vous au guichet.',
  },
};
