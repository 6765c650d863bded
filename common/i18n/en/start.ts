import type { start as vietnamese } from '../vi/start.ts';

export const start: typeof vietnamese = {
  title: 'Lượt – numbers and calls',
  productName: 'Lượt',
  heading: 'Numbers taken, called and served in turn',
  lead: 'Choose what to open on this computer.',
  demo: 'This is a demonstration office with illustrative data.',
  demoHow:
    'Take a number at the kiosk, call it at a counter, then look at the lobby screen. User names and passwords stand in the window in which the program was started.',
  kiosk: {
    name: 'Kiosk',
    what: 'People choose a service and take a slip.',
    pair: 'A new machine has to be connected from the administration page.',
  },
  counter: { name: 'Counter', what: 'Staff call, serve and complete one turn after another.' },
  display: {
    name: 'Lobby screen',
    what: 'Shows and speaks the calls.',
    pair: 'A new machine has to be connected from the administration page.',
  },
  admin: { name: 'Administration', what: 'What goes on now; services, counters, staff, devices, opening hours.' },
  api: { name: 'API documentation', what: 'For other programs and devices to connect.' },
  phone: 'The page that follows a turn on a phone opens by the QR code on the slip.',
};
