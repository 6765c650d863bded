import { late } from '#common/web/late.ts';

/** Dossiers and slips: only where the office uses them. */
export const slips = late(() => import('../work/slips.ts'));
