import type { ticket as vietnamese } from '../vi/ticket.ts';

const UNITS = {
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  'working-day': ['working day', 'working days'],
} as const;

const range = (low: number, high: number): string => (low === high ? `${high}` : `${low}–${high}`);

export const ticket: typeof vietnamese = {
  productName: 'Lượt',
  switchLanguage: 'Change the language',
  yourNumber: 'Your number',
  counter: 'Counter',
  or: 'or',
  after: (names) => `After that: ${names}`,
  booked: (time) => `Appointment at ${time}: called in turn with those who took a number.`,
  waiting: {
    title: (label, ahead) => (ahead === 0 ? `${label}: you are next` : `${label}: ${ahead} ahead of you`),
    ahead: 'Ahead of you',
    people: (count) => (count === 1 ? 'person' : 'people'),
    next: 'You are next',
    passed: (count) => `${count} called`,
    inLine: (count) => `${count} waiting`,
    you: 'you',
    soon: 'Your turn is near: please come to the counters.',
    changed: 'The order can change when somebody has priority.',
    wait: 'Wait of about',
    minutes: (low, high) => (low === 0 ? `less than ${high} min` : `${range(low, high)} min`),
    turnAt: (from, to) =>
      from === to ? `Your turn comes at about ${to}.` : `Your turn comes at about ${from}\u2060–\u2060${to}.`,
    beBack: (time) => `Please be back before ${time}.`,
    stay: 'Please wait near the counter.',
    noEstimate: 'The wait cannot be estimated yet. Please wait near the counter.',
  },
  called: {
    title: (label, counter) => `${label}: go to counter ${counter}`,
    at: (time) => `Called at ${time}`,
    again: (time) => `Called again at ${time}`,
    heading: 'It is your turn',
    comeTo: 'Please go to counter',
    bring: (papers) => `Please bring: ${papers}.`,
    and: ' and ',
    late: 'If you are late, tell a member of staff: you need no new number today.',
  },
  serving: {
    title: (label) => `${label}: being served`,
    heading: 'You are being served',
    at: 'At counter',
  },
  completed: {
    title: (label) => `${label}: done`,
    heading: 'Done',
    thanks: 'Thank you.',
    at: (time) => `Finished at ${time}.`,
    newNumber: 'For something else, please take a new number.',
  },
  missed: {
    title: (label) => `${label}: tell a member of staff`,
    heading: 'Please tell a member of staff: you need no new number',
    why: (counter, time) => `This number was called${counter}${time}, but you were not there.`,
    atCounter: (number) => ` to counter ${number}`,
    atTime: (time) => ` at ${time}`,
    kept: 'The number stays good for the rest of today.',
  },
  parked: {
    title: (label) => `${label}: set aside`,
    heading: 'Please come back to the counter with the missing papers',
    why: 'This number is set aside. Your place is kept today: you need no new number.',
  },
  cancelled: {
    title: (label) => `${label}: cancelled`,
    heading: 'This number is cancelled',
    next: 'If you still need the service, please take a new number.',
  },
  expired: {
    title: (label) => `${label}: day over`,
    heading: 'The day of this number is over',
    next: 'Please take a new number on a working day. A number is good on the day it was taken.',
  },
  unknown: {
    title: 'No such number',
    heading: 'Please scan the QR code on your slip again',
    why: 'This link is wrong or out of date: a number is good on the day it was taken.',
    help: 'For help, ask a member of staff and show your slip.',
  },
  connecting: {
    title: 'Your number',
    heading: 'Connecting',
    slow: 'No connection yet. Please check the network of your phone, or listen for your number in the lobby.',
  },
  lost: {
    waiting: 'Please listen for your number in the lobby',
    called: 'Please go to the counter all the same',
    other: 'To know more, please ask a member of staff',
    why: (time, minutes) =>
      `The connection is lost; what you see is from ${time}${minutes === 0 ? '' : ` (${minutes} min ago)`}. The page keeps trying.`,
  },
  updated: 'Updated',
  ring: {
    both: 'Ring and vibrate at my turn',
    sound: 'Ring at my turn',
    vibration: 'Vibrate at my turn',
    on: 'On',
    off: 'Turn on',
    keepOpen: 'Please keep this page open.',
    notices: 'The phone will show a notice when your turn is near.',
  },
  late: {
    button: 'I will be late',
    ask: (places) => `Let ${places} people go first?`,
    keeps: 'You keep your number and your turn.',
    left: (times) =>
      times === 1 ? 'This number can move back one last time.' : `This number can move back ${times} times.`,
    yes: (places) => `Let ${places} go first`,
    no: 'Keep my place',
    done: 'You have moved back. Your number is kept.',
    usedUp: 'This number has moved back twice. If you are late, tell a member of staff.',
  },
  giveUp: {
    button: 'Cancel number',
    ask: (label) => `Cancel number ${label}?`,
    loses: 'A cancelled number is not called any more. If you still need the service, take a new one.',
    yes: 'Cancel this number',
    no: 'Do not cancel',
    soon: (label) => `Number ${label} will be cancelled`,
    seconds: (seconds) => `in ${seconds} s`,
    undo: 'Keep my number',
    kept: 'Your number is kept.',
    done: 'The number is cancelled.',
  },
  papers: {
    show: 'Papers to bring',
    hide: 'Hide the papers',
    fee: 'Fee',
    time: 'Time limit',
    limit: (unit, limit, cutoff) => {
      const base = limit === 0 ? 'Same day' : `${limit} ${UNITS[unit][limit === 1 ? 0 : 1]}`;
      return cutoff === null ? base : `${base}; after ${cutoff}: next working day`;
    },
    lookUp: 'Look up papers',
    form: (name) => `Form to fill in beforehand: ${name}`,
    tick: 'Tick the papers that you have',
    source: (source) => `Source: ${source}`,
    none: 'This procedure needs no papers.',
    illustrative: 'Illustrative data, please ask at the counter.',
  },
};
