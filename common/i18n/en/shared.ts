import type { shared as vietnamese } from '../vi/shared.ts';

export const shared: typeof vietnamese = {};
