import type { adminLane as vietnamese } from '../vi/admin-lane.ts';

export const adminLane: typeof vietnamese = {
  heading: 'Many dossiers on one number',
  why: 'Who hands in for many takes one number and says how many dossiers. Such numbers may have a line of their own, so that who brings one dossier does not wait long.',
  service: 'Line of its own',
  serviceHint:
    'A field with its letter and its counters; the kiosk does not offer it by itself. While nobody sits at one of its counters, the number is given in the ordinary field.',
  none: 'No line of its own',
  from: 'From',
  unit: 'dossiers',
  fromRule: 'Please enter a number from 2 to 99.',
};
