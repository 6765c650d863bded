import type { admin as vietnamese } from '../vi/admin.ts';

export const admin: typeof vietnamese = {};
