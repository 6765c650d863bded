import type { counter as vietnamese } from '../vi/counter.ts';

export const counter: typeof vietnamese = {};
