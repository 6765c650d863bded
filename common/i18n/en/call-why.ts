import type { callWhy as vi } from '../vi/call-why.ts';

export const callWhy: typeof vi = {
  'priority-turn': (name) => (name === undefined ? 'Priority' : `Priority: ${name}`),
  overdue: 'Waited long',
  appointment: 'By appointment',
  returned: 'Came back, place kept',
  'chosen-by-hand': 'Called by staff',
};
