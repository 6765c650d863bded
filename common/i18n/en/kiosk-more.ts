import type { kioskMore as vietnamese } from '../vi/kiosk-more.ts';

export const kioskMore: typeof vietnamese = {
  key: 'I have another errand',
  after: (names) => `After that: ${names}`,
  heading: 'Where do you go after this?',
  hint: 'One number is enough. When the first errand is done it waits for the next by itself.',
  chosen: 'chosen',
  none: 'No other errand',
};
