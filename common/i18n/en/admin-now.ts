import type { adminNow as vietnamese } from '../vi/admin-now.ts';

const list = (labels: readonly string[]): string => labels.join(', ');
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

const BACKUP_AGAIN = 'Lượt tries again within 5 minutes; this notice goes by itself.';

const DISK_STEPS = [
  'On the server, delete or move files that nobody needs: downloads, old backups.',
  'Leave the data folder of Lượt as it is.',
  'As soon as there is room the server goes on, without a restart.',
];

export const adminNow: typeof vietnamese = {
  figures: {
    waiting: 'Waiting',
    serving: 'Being served',
    completed: 'Completed today',
    longest: 'Longest wait',
    longestLimit: (minutes) => `Longest wait, limit ${minutes} min`,
    half: 'Half waited less than',
    people: (count) => plural(count, 'person', 'people'),
    counters: (count) => plural(count, 'counter', 'counters'),
    turns: (count) => plural(count, 'turn', 'turns'),
    dossiers: (count) => `${count}\u00a0dossiers`,
    minutes: 'min',
    none: 'none yet',
  },
  now: {
    counters: 'Counters',
    counter: 'Counter',
    staff: 'Staff',
    serves: 'Serves',
    doing: 'Doing',
    time: 'Time',
    completed: 'Done',
    noCounters: 'There are no counters yet.',
    does: {
      closed: 'Closed',
      free: 'Free',
      paused: (reason) => (reason === undefined ? 'Paused' : `Paused: ${reason}`),
      called: (label) => `Calling ${label}`,
      serving: (label) => `Serving ${label}`,
    },
    queues: 'Lines by service',
    service: 'Service',
    waiting: 'Waiting',
    longest: 'Longest',
    estimate: 'Expected wait',
    noServices: 'There are no services yet.',
    noEstimate: 'not known',
    interval: (low, high) => (high === 0 ? 'no wait' : low === 0 ? `under ${high} min` : `${low}–${high} min`),
    machines: 'Devices and printers',
    noMachines: 'There are no devices yet.',
  },
  alerts: {
    heading: 'To do now',
    nothing: 'Nothing has to be done now.',
    count: (count, newest) => `${count} ${plural(count, 'task', 'tasks')}, newest ${newest}`,
    help: (device) => `Help somebody at ${device}`,
    helpSince: (time) => `Called for help at ${time}.`,
    coming: 'I am coming',
    printer: {
      'paper-out': {
        title: (name) => `Put paper into ${name}`,
        detail: (since) => `Out of paper since ${since}.`,
      },
      'paper-low': {
        title: (name) => `Have paper ready for ${name}`,
        detail: () => 'The paper runs low; it still prints.',
      },
      'cover-open': {
        title: (name) => `Close the cover of ${name}`,
        detail: (since) => `Open since ${since}.`,
      },
      unreachable: {
        title: (name) => `Check power and cable of ${name}`,
        detail: (since) => `No answer since ${since}.`,
      },
      unknown: {
        title: (name) => `Check ${name}`,
        detail: (since) => `State not known since ${since}.`,
      },
    },
    slipsHeld: (labels) => `Not printed: ${list(labels)}; the number is kept by its QR code.`,
    slips: (labels) => `Print ${list(labels)} again`,
    testSlip: (printer) => (printer === undefined ? 'Look at the test slip' : `Look at the test slip of ${printer}`),
    slipWhy: (state, reason, time) => {
      if (state === 'partly') return `Printed in part at ${time}: ${reason}.`;
      if (state === 'unknown') return `Not known whether it was printed at ${time}: ${reason}.`;
      return `Not printed at ${time}: ${reason}.`;
    },
    reprint: (labels) => (labels.length === 1 ? `Print ${labels[0]} again` : `Print ${labels.length} slips again`),
    dismiss: 'Dismiss',
    showPrinter: 'Show the printer',
    addCounter: (service) => `Add a counter for ${service}`,
    openCounter: (service) => `Open a counter for ${service}`,
    waited: (label, minutes, limit) => `${label} has waited ${minutes} min, the limit is ${limit}.`,
    moreLate: (count) => `${count} more ${plural(count, 'is', 'are')} past the limit.`,
    counterPaused: (number) => `Counter ${number} is paused.`,
    counterFree: (number) => `Counter ${number} is free.`,
    nobodyServes: 'No open counter serves it.',
    unattended: (count, since) =>
      `${count} ${plural(count, 'person waits', 'people wait')} since ${since}; no open counter serves it.`,
    assign: (number) => `Give it to counter ${number}`,
    showCounters: 'Show the counters',
    silent: (device) => `Turn the sound on at ${device}`,
    soundBlocked: 'The browser blocks sound; numbers are still shown.',
    voiceMissing: 'The voice pack is missing; numbers are still shown.',
    soundSteps: [
      'Touch or click that screen once.',
      'To have sound after every start: open the browser with --autoplay-policy=no-user-gesture-required.',
    ],
    voiceSteps: [
      'Check the voice folder on the server: it needs manifest.json and the sound files.',
      'Reload the page on that screen.',
    ],
    connect: (device) => `Connect ${device}`,
    neverConnected: 'This device has never connected.',
    connectSteps: [
      'Go to Devices, printers; choose this device; press Make a link.',
      'Open that link in the browser of the device.',
    ],
    check: (device) => `Check ${device}`,
    cutOff: (since, so) => `Not connected since ${since}. ${so}`,
    noKiosk: 'Nobody can take a number there.',
    noDisplay: 'Those who wait before it do not see the calls.',
    checkSteps: [
      'See whether the machine has power and the screen is lit.',
      'See to its network cable or Wi-Fi.',
      'Reload the page on it; if it asks to be connected, make a new link at Devices, printers.',
    ],
    clock: 'Check date and time of the server',
    onDay: (date) => `on ${date}`,
    clockDetail: (machine, office) =>
      `The server shows ${machine}, which is not the time of the office (${office}). Numbers go on by the time of the office.`,
    clockSteps: [
      'Look at date and time on the server.',
      'Wrong: set them right and turn on automatic time. This notice goes by itself.',
      'Right: press “The server is right”. If that is another day, the numbers that wait now end.',
      'Wrong after each power cut: change the battery on the main board.',
    ],
    clockIsRight: 'The server is right',
    disk: {
      full: {
        title: 'Make room on the disk of the server',
        detail: 'The disk is full: no number can be given or called until there is room.',
        steps: DISK_STEPS,
      },
      low: {
        title: 'Make room on the disk of the server',
        detail: 'The disk is nearly full. Numbers are given and called all the same.',
        steps: DISK_STEPS,
      },
      unwritable: {
        title: 'Check the disk of the server',
        detail: 'The server cannot write its data: no number can be given or called.',
        steps: [
          'See whether the disk of the server has room; if not, delete or move files that nobody needs.',
          'If there is room and it still fails, tell whoever looks after the computers.',
          'As soon as it can write again, the server goes on by itself.',
        ],
      },
    },
    backup: {
      'folder-missing': {
        title: 'Plug the backup disk into the server',
        detail: 'The folder of the backups is not there.',
        steps: ['Plug the (USB) disk for the backups into the server.', BACKUP_AGAIN],
      },
      'no-room': {
        title: 'Make room on the backup disk',
        detail: 'The backup disk is full.',
        steps: ['Delete other files on that disk, or take a larger one.', BACKUP_AGAIN],
      },
      'not-writable': {
        title: 'Let the server write to the backup disk',
        detail: 'The folder of the backups cannot be written.',
        steps: [
          'See whether the (USB) disk is locked against writing.',
          'Let Lượt write to that folder (see “Backup” in the operating manual).',
          BACKUP_AGAIN,
        ],
      },
      damaged: {
        title: 'Check the disk of the server',
        detail: 'The backup that was made is damaged.',
        steps: ['On the server, run: luot check', 'Tell whoever looks after the computers. Keep the old backups.'],
      },
      failed: {
        title: 'Check the backup disk of the server',
        detail: 'The backup failed.',
        steps: ['Unplug the (USB) backup disk and plug it in again, or take another.', BACKUP_AGAIN],
      },
    },
    backupSince: (since) => `No backup since ${since}; numbers are given and called all the same.`,
    showSteps: 'Show how',
    hideSteps: 'Hide',
  },
  done: {
    undo: 'Undo',
    help: (device) => `${device} now shows that somebody comes.`,
    reprint: (labels) => `Sent to the printer again: ${list(labels)}.`,
    dismiss: 'Dismissed.',
    clock: 'The office now follows the clock of the server.',
    assign: (service, number) => `Counter ${number} now serves ${service} too.`,
    unassign: (service, number) => `Counter ${number} no longer serves ${service}.`,
  },
  setUp: {
    heading: 'Before the first number',
    services: 'Make the services and procedures',
    counters: 'Make the counters and what each serves',
    printer: 'Add a slip printer',
    kiosk: 'Connect a kiosk',
    display: 'Connect a lobby screen',
    begin: 'Begin',
    done: ' (done)',
  },
};
