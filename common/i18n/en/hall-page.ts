import type { hallPage as vietnamese } from '../vi/hall-page.ts';

export const hallPage: typeof vietnamese = {
  title: 'Take a number in the hall',
  reading: 'Looking at the code…',
  code: 'Type the code on the lobby\u00a0screen',
  codeWhy:
    'It has 6 signs and changes every 30 seconds: only people who are here can take a number. At home, please book a time.',
  codeLabel: 'Code',
  codeMissing: 'Please type all 6 signs.',
  goOn: 'Go on',
  field: 'What would you like to\u00a0do?',
  none: 'No numbers are given now. Please ask a member of staff.',
  shut: 'Closed now',
  waiting: (count: number): string => (count === 0 ? 'Nobody waits' : `${count} waiting`),
  priority: 'I have priority',
  priorityWhy: 'Optional. Staff look at your papers at the counter.',
  dossiers: 'Dossiers handed in together',
  dossiersWhy: 'One number is enough for all.',
  less: 'One dossier less',
  more: 'One dossier more',
  taken: (label: string): string => `You have number ${label}`,
  toTurn: 'See my number',
  another: 'Take another number',
};
