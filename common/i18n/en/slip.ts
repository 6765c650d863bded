import type { slip as vietnamese } from '../vi/slip.ts';

const UNITS = {
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  'working-day': ['working\u00a0day', 'working\u00a0days'],
} as const;

const range = (low: number, high: number): string => (low === high ? `${high}` : `${low}–${high}`);

export const slip: typeof vietnamese = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  yourNumber: 'Your number',
  counters: (numbers) => {
    const last = numbers.at(-1);
    const others = numbers.slice(0, -1).join(', ');
    return others === '' ? `Counter\u00a0${last}` : `Counter\u00a0${others} or\u00a0${last}`;
  },
  dossiers: (count) => `${count}\u00a0${count === 1 ? 'dossier' : 'dossiers'}`,
  goesOnTo: (names) => `After that: ${names.join(', then ')}. Keep this number.`,
  noCounters: 'Counter: please watch the\u00a0screen',
  ahead: 'Ahead of you',
  people: (count) => (count === 0 ? 'nobody' : count === 1 ? '1\u00a0person' : `${count}\u00a0people`),
  wait: 'Wait of about',
  minutes: (low, high) => (low === 0 ? `under ${high}\u00a0min` : `${range(low, high)}\u00a0min`),
  cutOff: 'Taken while the machine was disconnected; it will be called in its\u00a0turn.',
  takenAt: (time, weekday, date) => `Taken at\u00a0${time}, ${weekday},\u00a0${date}`,
  printedAgainAt: (time) => `Printed again at\u00a0${time}`,
  follow: 'Follow your turn on your phone',
  followHow: 'Open the camera of your phone and point it at the code.',
  papers: (procedure) => `${procedure}: papers to\u00a0bring`,
  missing: (procedure, count) => `${procedure}: ${count}\u00a0${count === 1 ? 'paper' : 'papers'} missing`,
  complete: (procedure) => `${procedure}: all papers are\u00a0there`,
  there: (papers) => `You have: ${papers}.`,
  source: (source) => `Source: ${source}`,
  form: (name) => `Form: ${name}`,
  formHow: 'Scan the code to get the form and fill it in beforehand.',
  listTitle: 'Papers to get\u00a0ready',
  readAgain: 'Read this on your phone',
  noNumber: 'This slip is not a number.',
  noNumberDo: 'When you have the papers, please come to the centre and take a number.',
  noPapers: 'This procedure needs no papers.',
  fee: 'Fee:',
  time: (limit) => `Time\u00a0limit: ${limit.charAt(0).toLowerCase()}${limit.slice(1)}`,
  limit: (unit, limit, cutoff) => {
    const base = limit === 0 ? 'Same\u00a0day' : `${limit}\u00a0${UNITS[unit][limit === 1 ? 0 : 1]}`;
    return cutoff === null ? base : `${base}; after\u00a0${cutoff}: next working\u00a0day`;
  },
  illustrative: 'Illustrative data, please ask at the counter.',
  missed: 'If you miss your turn:',
  missedDo: 'please tell the help desk. You need no new number today.',
  forms: {
    code: 'Dossier code',
    slipCode: 'Slip code',
    label: (label) => `Number ${label}`,
    signed: '(signature, full name)',
    receipt: {
      heading: 'RECEIPT OF A DOSSIER AND APPOINTMENT FOR ITS RESULT',
      from: 'Dossier of:',
      address: 'Address:',
      phone: 'Phone:',
      work: 'Requested:',
      papers: 'Papers handed in:',
      limit: 'Time limit:',
      received: 'Received at:',
      due: 'The result is due on',
      scan: 'When you come for the result',
      scanHow:
        'Hold this code to the ticket machine: it says at once whether the result is there, and gives the number to collect it.',
      giver: 'Handed in by',
      taker: 'Received by',
    },
    missing: {
      heading: 'REQUEST FOR MISSING PAPERS',
      from: 'Dossier of:',
      work: 'Requested:',
      papers: 'Papers to bring:',
      made: 'Made at:',
      keep: 'You need no new number',
      keepHow: (label, day) =>
        `With the papers, hold this code to the ticket machine or read it out at the counter. Today number ${label} keeps its place; on another day you are called first. Good until the end of ${day}.`,
      guide: 'Advised by',
    },
    apology: {
      heading: 'APOLOGY AND A NEW DAY FOR THE RESULT',
      to: 'To:',
      body: (accepted, office, procedure, due) =>
        `On ${accepted} ${office} received your dossier: ${procedure}. Its result was due on ${due}.`,
      late: 'We have not handed out the result in time.',
      reason: 'Reason:',
      sorry: 'This delay has cost you trouble and money. We sincerely apologise and will hand out the result on',
      thanks: 'We ask for your understanding.',
      again: 'When you come for the result',
      againHow: 'Hold this code, or the one on your first slip, to the ticket machine.',
    },
    reasons: {
      verification: 'more has to be verified',
      'other-agency': 'another authority has not answered yet',
      workload: 'too many dossiers to finish in time',
      system: 'an information system was out of order',
      other: 'another reason, please ask the staff',
    },
  },
  strip: {
    heading: 'Spare numbers for a power cut',
    whole: (from, to) => `From ${from} to ${to}`,
    goesOn: (from, to) => `Strip ${from} – ${to}, continued`,
    how: 'Tear off from the top, in the order of arrival. When the power is back: open the page Reception, choose this strip and type in what was handed out.',
    keep: 'Please keep this number. Counters call in order.',
    again: 'Printed again: throw the old one away.',
  },
  test: {
    heading: 'Test print',
    printedAt: (time, weekday, date) => `Printed at\u00a0${time}, ${weekday},\u00a0${date}`,
    letters: 'Letters of Vietnamese',
    paper: (dots) => `Print width ${dots}\u00a0dots`,
    edges: 'The black bars at both edges must be complete. If they are cut, please choose a smaller width.',
  },
};
