import { late } from '#common/web/late.ts';

/** Screens for who holds a slip: only where the office uses them. */
export const slipScreens = late(() => import('./screens/slip.tsx'));
