import type { ticket as vietnamese } from '../vi/ticket.ts';

export const ticket: typeof vietnamese = {};
