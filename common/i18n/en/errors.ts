import type { Params, errors as vietnamese } from '#common/i18n/vi/errors.ts';

type Sentence = (params: Params) => string;

const STATES: Readonly<Record<string, string>> = {
  waiting: 'is waiting',
  called: 'has been called',
  serving: 'is being served',
  completed: 'is completed',
  'no-show': 'was marked as absent',
  parked: 'is set aside',
  cancelled: 'was cancelled',
  expired: 'ended with its day',
};

const WHY: Readonly<Record<string, Sentence>> = {
  required: () => 'it must not be empty',
  unknown: () => 'it does not belong here',
  type: () => 'it is of the wrong type',
  pattern: () => 'it is not written in the right way',
  format: () => 'it is not written in the right way',
  choice: () => 'it is not one of the choices',
  'too-long': ({ limit }) => (limit === undefined ? 'it is too long' : `at most ${limit} characters`),
  'too-short': ({ limit }) => (limit === undefined ? 'it is too short' : `at least ${limit} characters`),
  'too-large': ({ limit }) => (limit === undefined ? 'it is too large' : `at most ${limit}`),
  'too-small': ({ limit }) => (limit === undefined ? 'it is too small' : `at least ${limit}`),
  'too-many': ({ limit }) => (limit === undefined ? 'too many entries' : `at most ${limit} entries`),
  'too-few': ({ limit }) => (limit === undefined ? 'too few entries' : `at least ${limit} entries`),
  duplicate: () => 'it is there twice',
  order: () => 'the times are out of order',
  missing: () => 'it is not in the list any more',
  inactive: () => 'it takes no numbers now; choose another one or open it again',
  guessable: () => 'is too easy to guess; please join a few words that have nothing to do with each other',
};

const at = (number: string | number | undefined): string =>
  number === undefined ? 'this counter' : `counter ${number}`;
const ticket = (label: string | number | undefined): string =>
  label === undefined ? 'this ticket' : `ticket ${label}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const errors: typeof vietnamese = {
  'request.invalid': (params) => {
    if (params.field === undefined) return 'Please check the request: it is not valid.';
    const why = typeof params.why === 'string' ? WHY[params.why]?.(params) : undefined;
    return `Please check “${params.field}”: ${why ?? 'it is not valid'}.`;
  },
  'sheet.unreadable': () =>
    'Please choose an .xlsx sheet such as the one this page exports: this file could not be read.',
  'catalogue.changed': () => 'Please choose the file again to compare: somebody has just changed the catalogue.',
  'auth.required': () => 'Please sign in, or pair this device again.',
  'auth.failed': () => 'Please try again: the user name or the password is wrong.',
  'auth.forbidden': () => 'Please ask somebody with the right to do this: this account or device may not.',
  'auth.password-change': () => 'Please change your password before you begin.',
  'route.unknown': () => 'Please check the address: there is nothing here.',
  'service.unknown': () => 'Please choose another service: this one does not exist.',
  'procedure.unknown': () => 'Please choose another procedure: this service does not have it.',
  'counter.unknown': () => 'Please choose another counter: this one does not exist.',
  'ticket.unknown': () => 'Please check the number: there is no such ticket.',
  'staff.unknown': () => 'Please choose somebody else: this staff member is not on the list.',
  'device.unknown': () => 'Please choose another device: this one does not exist.',
  'printer.unknown': () => 'Please choose another printer: this one does not exist.',
  'print-job.unknown': () => 'Please look at the list again: there is no such print job.',
  'help.unknown': () => 'This call for help has ended.',
  'picture.unknown': () => 'Please choose another picture: this one does not exist.',
  'pairing.unknown': () => 'Please make a new link: this one was used or has expired.',
  'ticket.state': ({ label, state }) => {
    const words = typeof state === 'string' ? STATES[state] : undefined;
    return `${capital(ticket(label))} ${words ?? 'has changed'}, so this cannot be done.`;
  },
  'counter.busy': ({ label }) => `Please finish ${label === undefined ? 'the open ticket' : `ticket ${label}`} first.`,
  'counter.taken': ({ number, name }) =>
    `Please choose another counter: ${name ?? 'somebody else'} sits at ${at(number)}.`,
  'counter.closed': ({ number }) => `Please open the counter first: ${at(number)} is closed.`,
  'counter.paused': ({ number }) => `Please resume first: ${at(number)} is paused.`,
  'service.closed': () => 'Please come back during office hours: this service gives no numbers now.',
  'dossier.unknown': () => 'Look at the code again: there is no such dossier.',
  'dossier.state': () => 'Load the list again: somebody else has worked on this dossier.',
  'slip.unknown': () => 'Please look at the code on the slip again: there is no such code.',
  'strip.unknown': () => 'Please reload the page: there is no such strip.',
  'fragment.unknown': () => 'Please reload the page: this is not among the words to read out.',
  'sound.unreadable': () => 'Please record it again, or choose a WAV file of 16 bits: this sound cannot be read.',
  'sound.silent': () => 'Please record it again, nearer to the microphone: nothing is heard in it.',
  'sound.too-short': () => 'Please record it again and read all of it: the sound is too short.',
  'sound.too-long': () => 'Please record it again and read it at one go: a sound may be 20 seconds long.',
  'voice.full': () => 'Please record some of them shorter: the recordings have reached 64 MB.',
  'voice.nothing': () => 'Please reload the page: there are no recordings for this, or somebody has just changed them.',
  'strip.state': ({ name }) => `Nothing to type in: the strip ${name ?? ''} has come back already.`.replace('  ', ' '),
  'slip.expired': () => 'Please take a new number: this slip has run out.',
  'part.off': () => 'Switch this part on in Settings first: the office does not use it yet.',
  'service.in-use': ({ count }) =>
    `Please wait until ${count === undefined ? 'its tickets' : `its ${count} tickets`} of today are done, or hide the service.`,
  'counter.in-use': ({ number, name }) => `Please close ${at(number)} first: ${name ?? 'somebody'} sits there.`,
  'staff.in-use': ({ reason, number }) =>
    reason === 'last-admin'
      ? 'Please make somebody else an administrator first: this is the last one.'
      : `Please close ${at(number)} first: this staff member sits there.`,
  'printer.in-use': ({ name }) => `Please give ${name ?? 'the device'} another printer first: it uses this one.`,
  'prefix.collides': ({ prefix, name }) =>
    `Please choose another prefix: numbers of “${prefix ?? ''}” could meet those of ${name ?? 'another service'}.`,
  'number.taken': ({ number, name }) =>
    `Please choose another number: ${at(number)} exists${name === undefined ? '' : ` (${name})`}.`,
  'username.taken': ({ name }) =>
    `Please choose another user name: this one is ${name === undefined ? 'taken' : `${name}’s`}.`,
  'postpone.nobody': () =>
    'If you are late, please tell a member of staff: there is nobody behind you to let go first.',
  'postpone.used-up': () => 'If you are late, please tell a member of staff: this number has moved back twice already.',
  'rating.done': () => 'Thank you: this visit has been rated.',
  'hall.code': () => 'Please scan the code on the lobby screen again: this one has changed.',
  'hall.pass': () => 'Please scan the code on the lobby screen again: five minutes have passed.',
  'card.has-number': ({ label }) => `Please wait for number ${label ?? ''}: this card has one in this field already.`,
  'appointment.unknown': () => 'Please check the code, or ask a member of staff: there is no such appointment.',
  'appointment.state': ({ state }) =>
    state === 'checked-in'
      ? 'This appointment has its number already.'
      : state === 'cancelled'
        ? 'This appointment was cancelled.'
        : 'The time of this appointment has passed. Please take a number, or book another time.',
  'appointment.early': () => 'Please come back near the time of the appointment: it is too early.',
  'appointment.full': () => 'Please choose another time: this one has just been taken.',
  'appointment.no-slot': () => 'Please choose another time: this one cannot be booked.',
  'appointment.too-many': ({ most }) =>
    most === undefined
      ? 'Please book again tomorrow: this phone number has booked all that it may today.'
      : `Please book again tomorrow: this phone number has made ${most} bookings today, which is the most.`,
  'undo.nothing': () => 'There is nothing to undo.',
  'undo.stale': ({ label }) => `This can no longer be undone: ${ticket(label)} has changed since.`,
  'request.too-large': ({ limit }) =>
    limit === undefined ? 'Please send less: this is too large.' : `Please choose a file smaller than ${limit}.`,
  'idempotency.mismatch': () => 'Please press again: the earlier request had another content.',
  'rate.limited': ({ seconds }) =>
    seconds === undefined ? 'Please try again in a few minutes.' : `Please try again in ${seconds} seconds.`,
  'server.failed': () => 'Please try again. If it does not help, please tell the administrator.',
  'store.unavailable': () =>
    'Please ask the administrator to make room: the server’s disk is full or has failed. The last act was not recorded.',
  'server.away': () => 'Please call the staff: this machine has lost its connection to the server.',
  'numbers.used-up': () =>
    'Please ask at the guidance desk: this machine has no more numbers to give while it is disconnected.',
  'server.stopping': () => 'Please wait a moment: the server is restarting.',
};
