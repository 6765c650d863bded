import type { kioskCard as vi } from '../vi/kiosk-card.ts';

/** Words of the kiosk for who holds a citizen card under its scanner. */
export const kioskCard: typeof vi = {
  hint: 'Touch a field, or hold your ID card to the scanner.',
  asking: 'Reading your card…',
  heading: 'Your card has been read',
  byAge: (name: string, age: number): string => `${name}, from ${age} years: you have priority.`,
  held: (label: string, field: string): string => `You hold number ${label} – ${field}. Please wait for it.`,
  kept: 'Your name and card number are not kept.',
  unreadable: {
    heading: 'This card could not be\u00a0read',
    why: 'Never mind: please choose a field and take a number.',
  },
  goOn: 'Choose a field',
};
