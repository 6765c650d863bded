import type { display as vietnamese } from '../vi/display.ts';

export const display: typeof vietnamese = {
  title: 'Lobby screen',
  call: {
    invite: 'Ticket',
    again: 'Called again: ticket',
    toCounter: 'please go to counter',
    more: (count: number): string => `${count} more to be called`,
  },
  lastCalls: 'Just called',
  noOtherCalls: 'No other number has been called yet.',
  counter: 'Counter',
  waiting: 'Waiting, by field',
  waitingShort: 'Waiting',
  people: 'People',
  peopleWaiting: (count: number): string => (count === 1 ? '1 person is waiting' : `${count} people are waiting`),
  page: (page: number, pages: number): string => `${page}/${pages}`,
  notice: 'Notice',
  pictures: 'Pictures of the office',
  empty: {
    heading: 'Please take a number',
    detail: 'No number has been called today. Called numbers appear here.',
  },
  closed: {
    heading: 'Please come back',
    today: (time: string): string => `at ${time}`,
    on: (date: string, time: string): string => `on ${date}, at ${time}`,
    anotherDay: 'on another working day',
    holiday: (name: string): string => `Closed today: ${name}.`,
    now: 'No numbers are issued now.',
    hours: (spans: string): string => `Numbers are issued today: ${spans}.`,
    span: (from: string, to: string): string => `${from} to ${to}`,
    stillCalled: 'People who hold a number are still called.',
  },
  lost: {
    heading: 'Please listen for calls at the counters',
    since: (time: string): string => `This screen has had no connection since ${time}. Staff are working on it.`,
    old: 'Called before the connection was lost; may be out of date',
    at: (time: string): string => `at ${time}`,
    kept: 'Your number is kept. Please ask at the information desk.',
  },
  connecting: {
    heading: 'One moment, please',
    detail: 'The screen is connecting to the server.',
    longDetail: 'The screen cannot connect. Staff: see whether the server is on and the network cable is in.',
  },
  denied: {
    heading: 'Please pair this screen with the office',
    steps: [
      'On the administrator’s PC open the admin page, section Devices.',
      'Choose this screen, or add a new one, and make a pairing link.',
      'Open that link in the browser of this screen.',
    ],
    again: 'Once paired, called numbers appear here by themselves.',
  },
  sound: {
    blocked: 'Touch the screen to turn the sound on',
    blockedDetail: 'The sound of this screen is off. Touch once, or press any key.',
    missing: 'Please watch the numbers on the screen: only the chime sounds, numbers are not read out.',
  },
  correction: (label: string): string => `Number ${label}: please wait, it will be called again.`,
};
