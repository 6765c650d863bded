import { Temporal } from 'temporal-polyfill';
import { forgetSlips } from './own-slips.ts';
import { forgetServerSlips } from './server-slips.ts';
import type { AgentDb } from './store.ts';
import { forgetTickets } from './tickets.ts';
import { forgetUsed } from './till.ts';

const KEEP_DAYS = 3;
const DAY_MS = 24 * 60 * 60_000;

/** Rows of older days go; nothing goes that the server has not heard of. */
export function forgetOld(db: AgentDb, businessDay: string, now: number): void {
  const day = Temporal.PlainDate.from(businessDay).subtract({ days: KEEP_DAYS }).toString();
  const moment = now - KEEP_DAYS * DAY_MS;
  forgetTickets(db, day);
  forgetUsed(db, day);
  forgetSlips(db, moment);
  forgetServerSlips(db, moment);
}
