import type { kioskSlip as vietnamese } from '../vi/kiosk-slip.ts';

export const kioskSlip: typeof vietnamese = {
  key: 'I have a slip',
  asking: 'Looking at your slip…',
  end: 'Done',
  seconds: (count) => `${count} s`,
  typeAgain: 'Type the code again',
  code: {
    heading: 'Type the code of your\u00a0slip',
    hint: 'Nine signs, printed beside the QR code. Where there is a scanner, hold the QR code to it.',
    soFar: (typed) => (typed === '' ? 'Nothing typed yet' : `Typed: ${Array.from(typed).join(' ')}`),
    takeBack: 'Take one sign back',
  },
  notYet: {
    lead: 'The result is due on',
    why: 'It is not there yet. You need no number today.',
    today: 'It is due today and not there yet. Please come back at the end of the day, or ask the staff.',
  },
  late: {
    heading: 'We apologise',
    body: (procedure, day) => `${procedure}: due on ${day}, but not finished yet.`,
    reason: (reason) => `Reason: ${reason}.`,
    lead: 'We will hand out the result on',
    thanks: 'We ask for your understanding. You need no number today.',
    apology: {
      no: 'Print the apology with the new day',
      sending: 'Printing…',
      sent: 'The slip comes out below the screen',
      failed: 'Not printed, press again',
    },
  },
  inLine: {
    ready: { lead: 'You have a number already', why: 'Please wait to be called to the counter for results.' },
    back: {
      lead: 'Your number is back in the line',
      why: 'It keeps its place. Please wait to be called; you need no new number.',
    },
  },
  done: {
    collected: 'The result has been handed out',
    posted: 'The result has been sent by post',
    why: 'If you have not got it, please ask the staff.',
  },
  askStaff: { heading: 'Please see the staff', why: 'They will look at your dossier at once. You need no number.' },
  over: { heading: 'Please see the staff', why: 'The number of this slip is being served, or was.' },
  refused: {
    'slip.unknown': { heading: 'Please look at the code again', why: 'This machine does not find it.' },
    'slip.expired': { heading: 'Please take a new number', why: 'The slip has run out.' },
    'appointment.early': { heading: 'It is too early', why: 'Please come back near the time of your appointment.' },
    'appointment.state': {
      heading: 'Please take a new\u00a0number',
      why: 'This appointment was cancelled, or its time has passed.',
    },
    'service.closed': { heading: 'Please see the staff', why: 'No numbers for results are given now.' },
    other: {
      heading: 'Please see the staff',
      why: 'This machine could not look at your slip. You may try again in a moment.',
    },
  },
  reasons: {
    verification: 'more has to be verified',
    'other-agency': 'another authority has not answered yet',
    workload: 'too many dossiers to finish in time',
    system: 'an information system was out of order',
    other: 'another reason, please ask the staff',
  },
};
