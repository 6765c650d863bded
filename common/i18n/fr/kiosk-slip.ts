import type { kioskSlip as vietnamese } from '../vi/kiosk-slip.ts';

const STAFF = 'Adressez-vous au personnel';

export const kioskSlip: typeof vietnamese = {
  key: 'J’ai un code',
  asking: 'Recherche…',
  end: 'Terminé',
  seconds: (count) => `${count}\u00a0s`,
  typeAgain: 'Retaper le code',
  code: {
    heading: 'Tapez le code de votre\u00a0fiche',
    hint: 'Neuf signes, imprimés près du code QR. S’il y a un lecteur, présentez-lui le code QR.',
    soFar: (typed) => (typed === '' ? 'Rien encore' : `Tapé : ${Array.from(typed).join(' ')}`),
    takeBack: 'Effacer un signe',
  },
  notYet: {
    lead: 'Résultat prévu le',
    why: 'Il n’est pas encore prêt. Inutile de prendre un ticket aujourd’hui.',
    today: 'Prévu aujourd’hui, pas encore prêt. Revenez en fin de journée ou adressez-vous au personnel.',
  },
  late: {
    heading: 'Nous vous présentons nos\u00a0excuses',
    body: (procedure, day) => `${procedure} : prévu le ${day}, mais pas encore fini.`,
    reason: (reason) => `Raison : ${reason}.`,
    lead: 'Le résultat vous sera remis le',
    thanks: 'Merci de votre compréhension. Inutile de prendre un ticket aujourd’hui.',
    apology: {
      no: 'Imprimer les excuses et la nouvelle date',
      sending: 'Impression…',
      sent: 'La fiche sort sous l’écran',
      failed: 'Pas imprimée, touchez encore',
    },
  },
  inLine: {
    ready: { lead: 'Vous avez déjà un numéro', why: 'Attendez l’appel au guichet des résultats.' },
    back: {
      lead: 'Votre numéro est de nouveau dans la\u00a0file',
      why: 'Il garde sa place. Attendez l’appel, sans nouveau ticket.',
    },
  },
  done: {
    collected: 'Le résultat a été remis',
    posted: 'Le résultat a été envoyé par la\u00a0poste',
    why: `Si vous ne l’avez pas reçu : ${STAFF.charAt(0).toLowerCase()}${STAFF.slice(1)}.`,
  },
  askStaff: { heading: STAFF, why: 'On regardera votre dossier tout de suite, sans ticket.' },
  over: { heading: STAFF, why: 'Le numéro de cette fiche est, ou a été, servi.' },
  refused: {
    'slip.unknown': { heading: 'Vérifiez le code de la\u00a0fiche', why: 'La borne ne le trouve pas.' },
    'slip.expired': { heading: 'Prenez un nouveau\u00a0ticket', why: 'La fiche n’est plus valable.' },
    'appointment.early': { heading: 'Il est trop tôt', why: 'Revenez près de l’heure du rendez-vous.' },
    'appointment.state': {
      heading: 'Prenez un nouveau\u00a0ticket',
      why: 'Ce rendez-vous est annulé, ou son heure est passée.',
    },
    'service.closed': { heading: STAFF, why: 'Aucun numéro n’est donné pour les résultats.' },
    other: { heading: STAFF, why: 'La borne n’a pas pu lire la fiche. Réessayez dans un moment.' },
  },
  reasons: {
    verification: 'une vérification est nécessaire',
    'other-agency': 'un autre service n’a pas encore répondu',
    workload: 'trop de dossiers',
    system: 'un système informatique était en panne',
    other: 'autre raison, demandez au personnel',
  },
};
