/** The agent's one row: whom it talks to, and what it knows of the office. */
import { eq } from 'drizzle-orm';
import type { KioskView } from '#common/contract/views.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { agent, type Facts } from './schema.ts';
import type { AgentDb, AgentStore } from './store.ts';

export type Memory = typeof agent.$inferSelect;

const FRESH: Memory = {
  id: 1,
  serverUrl: null,
  token: null,
  shutOut: false,
  history: '',
  offsetMs: 0,
  seenAt: 0,
  facts: null,
  view: null,
};

export function recall(db: AgentDb): Memory {
  return db.select().from(agent).where(eq(agent.id, 1)).get() ?? FRESH;
}

export function remember(db: AgentDb, change: Partial<Omit<Memory, 'id'>>): void {
  db.insert(agent)
    .values({ ...FRESH, ...change })
    .onConflictDoUpdate({ target: agent.id, set: change })
    .run();
}

/** Keeps the view when more of it changed than the figures of the line, which nobody may take for live later (SPEC R11). */
export function viewKeeper(store: AgentStore): (view: KioskView) => void {
  let kept = JSON.stringify(recall(store.db).view);
  return (view) => {
    const lasting = lastingPart(view);
    const text = JSON.stringify(lasting);
    if (text === kept) return;
    store.write((db) => remember(db, { view: lasting }));
    kept = text;
  };
}

function lastingPart({ help: _help, printer: _printer, ...view }: KioskView): KioskView {
  const services = Object.values(view.services).map(({ estimate: _estimate, ...service }) => ({
    ...service,
    waiting: 0,
  }));
  return {
    ...view,
    opening: { open: view.opening.open, today: view.opening.today },
    services: Object.fromEntries(services.map((service) => [service.id, { ...service, open: true }])),
  };
}

/**
 * The business day now. It never goes behind the one that the server has told (SPEC C5): the server's own day does not
 * go back when its clock does.
 */
export function dayNow({ timeZone, businessDay }: Facts, now: number): string {
  const { day } = businessDayOf(now, timeZone);
  return day > businessDay ? day : businessDay;
}
