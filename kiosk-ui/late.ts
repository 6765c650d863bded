import { late } from '#common/web/late.ts';

/** Screens for who holds a slip: only where the office uses them. */
export const slipScreens = late(() => import('./screens/slip.tsx'));

/** For who has several errands: only where the office takes them on one number. */
export const moreScreens = late(() => import('./screens/more.tsx'));

/** For who hands in many dossiers: only where the office counts them on one number. */
export const manyScreens = late(() => import('./screens/many.tsx'));

/** For who holds a citizen card under the scanner: only where the office reads them. */
export const cardScreens = late(() => import('./screens/card.tsx'));
