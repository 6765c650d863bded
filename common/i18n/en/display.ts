import type { display as vietnamese } from '../vi/display.ts';

export const display: typeof vietnamese = {};
