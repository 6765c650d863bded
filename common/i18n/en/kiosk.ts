import type { kiosk as vietnamese } from '../vi/kiosk.ts';

export const kiosk: typeof vietnamese = {};
