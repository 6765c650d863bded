import type { rating as vi } from '../vi/rating.ts';

export const rating: typeof vi = {
  title: 'Rating',
  ask: 'How was this visit?',
  faces: ['Very bad', 'Bad', 'So-so', 'Good', 'Very good'],
  whatGood: 'What was good?',
  whatBad: 'What was not good?',
  mayChoose: 'Choose one or several, or send at once.',
  topics: {
    wait: 'Waiting time',
    guidance: 'Help with papers',
    manner: 'How you were treated',
    trips: 'How often you had to come',
    place: 'The waiting room',
  },
  send: 'Send',
  sending: 'Sending…',
  again: 'Choose again',
  secret: 'The staff cannot see who said what.',
  thanks: 'Thank you',
  thanksWhy: 'Your answer was counted, without your number.',
  tablet: {
    ofNumber: (label) => `Number ${label}`,
    counter: (number) => `Counter ${number}`,
    idle: 'When you are done, please tell us here how it was',
    idleWhy: 'This screen asks when a visit has just ended.',
    choose: 'At which counter does this tablet stand?',
    chooseWhy: 'Choose once; it is remembered.',
    other: 'Another counter',
    loading: 'Opening…',
    lost: 'The server cannot be reached. The tablet goes on trying.',
    off: 'The office does not use ratings',
    offWhy: 'An administrator switches them on under Settings, “The steps of a visit”.',
    notPaired: 'Please pair this tablet with the office',
    notPairedWhy:
      'On the administration page, under Devices: add a device of the kind “browser at a counter”, make a pairing link, open it on this tablet, then open this page again.',
  },
};
