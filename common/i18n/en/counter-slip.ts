import type { counterSlip as vietnamese } from '../vi/counter-slip.ts';

export const counterSlip: typeof vietnamese = {
  dossier: {
    accept: (label) => `Accept the dossier of ${label}`,
    acceptHint: 'Choose the procedure: the dossier is recorded and its slip with the due day printed.',
    shifted: (days) =>
      days > 0 ? `${days} working days later than the rule says.` : `${-days} working days earlier than the rule says.`,
    reading: 'Working out the due days…',
    noProcedure: (service) => `${service} has no procedure yet. Ask the admin to add them.`,
    due: (day) => `due ${day}`,
    later: 'One working day later',
    earlier: 'One working day earlier',
    recorded: (day) => `Recorded, due ${day}. The slip is being printed.`,
    missing: (label) => `Which papers does ${label} lack?`,
    whichProcedure: 'This number has no procedure yet. Choose it first.',
    noPapers: 'This procedure needs no papers.',
    isMissing: 'missing',
    isThere: 'there',
    printMissing: (count, label) =>
      `Print the request for ${count} ${count === 1 ? 'paper' : 'papers'}, set ${label} aside`,
    asked: (label) => `${label} keeps its place. The request is being printed.`,
  },
  code: {
    heading: 'Code of a slip',
    hint: 'Of an appointment or a request for papers. Type its 9 signs or scan it, then press Enter.',
    look: 'Look up',
    handOut: 'Handed out',
    foot: 'Esc: back.',
    says: {
      appointment: (label) => `${label}: the appointment is taken and will be called at its time.`,
      ready: (label) => `The result is there: ${label} waits to collect it.`,
      back: (label) => `${label} is back in the line, in its place.`,
      notYet: (procedure, day) => `${procedure}: not there yet, due ${day}.`,
      late: (procedure, day) => `${procedure}: late; an apology was signed, new day ${day}.`,
      askStaff: 'Past its day and not there. Have a new day set and the apology signed on the page “Dossiers”.',
      collected: 'The result has been handed out.',
      posted: 'The result has been sent by post.',
      over: 'The number of this slip is being served, or was.',
    },
  },
};
