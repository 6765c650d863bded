/** The office's own settings: one row, made by `luot init` or `luot demo`. */
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Refusal } from '#common/contract/errors.ts';
import type { DaySpans, Hours, Office } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';
import type { Db } from './open.ts';
import { office, services } from './schema.ts';

export interface OfficeRow {
  readonly settings: Office;
  readonly currentDay: string;
  readonly demo: boolean;
}

export function readOffice(db: Db): OfficeRow {
  const row = db.select().from(office).where(eq(office.id, 1)).get();
  if (row === undefined) throw new Error('the database holds no office');
  return row;
}

/** The name of this database's history; it gets one when it is first served (SPEC G9). */
export function historyOf(db: Db): string {
  const row = db.select({ history: office.history }).from(office).where(eq(office.id, 1)).get();
  if (row === undefined) throw new Error('the database holds no office');
  if (row.history !== '') return row.history;
  const history = randomUUID();
  db.update(office).set({ history }).where(eq(office.id, 1)).run();
  return history;
}

/** Replaces the settings that the patch names. */
export function changeOffice(db: Db, patch: Partial<Office>): Office | Refusal {
  const settings: Office = { ...readOffice(db).settings, ...patch };
  const wrong = wrongHours(settings.hours) ?? wrongClasses(settings) ?? wrongQuiet(settings) ?? wrongLane(db, patch);
  if (wrong !== undefined) return wrong;
  db.update(office).set({ settings }).where(eq(office.id, 1)).run();
  return settings;
}

const invalid = (field: string, why: 'order' | 'duplicate' | 'inactive' | 'missing', detail: string): Refusal =>
  refuse('request.invalid', { field, detail: `${field}: ${detail}`, params: { why } });

function wrongHours(hours: Hours | null): Refusal | undefined {
  if (hours === null) return undefined;
  const weeks = [
    { field: 'hours/week', week: hours.week },
    ...hours.seasons.map(({ week }, index) => ({ field: `hours/seasons/${index}/week`, week })),
  ];
  for (const { field, week } of weeks) {
    const day = week.findIndex((spans) => !inOrder(spans));
    if (day >= 0) return invalid(`${field}/${day}`, 'order', 'spans must be in order and must not overlap');
  }
  const dates = new Set<string>();
  for (const [index, { date, spans }] of hours.exceptions.entries()) {
    if (!inOrder(spans)) {
      return invalid(`hours/exceptions/${index}/spans`, 'order', 'spans must be in order and must not overlap');
    }
    if (dates.has(date)) return invalid(`hours/exceptions/${index}/date`, 'duplicate', `${date} is there twice`);
    dates.add(date);
  }
  return undefined;
}

/** Each span ends after it begins and before the next; `HH:MM` compares as text. */
function inOrder(spans: DaySpans): boolean {
  const times = spans.flat();
  return times.every((time, index) => {
    const before = times[index - 1];
    return before === undefined || (index % 2 === 1 ? before < time : before <= time);
  });
}

function wrongClasses({ priorityClasses }: Office): Refusal | undefined {
  const codes = new Set<string>();
  for (const [index, { code }] of priorityClasses.entries()) {
    if (codes.has(code)) return invalid(`priorityClasses/${index}/code`, 'duplicate', `${code} is there twice`);
    codes.add(code);
  }
  return undefined;
}

function wrongQuiet({ voice }: Office): Refusal | undefined {
  const index = voice.quiet.findIndex(([from, to]) => from >= to);
  return index < 0 ? undefined : invalid(`voice/quiet/${index}`, 'order', 'must end after it begins');
}

/** A lane that is named has to be a field that takes numbers; one that ends to be later is none (SPEC J131). */
function wrongLane(db: Db, { dossierLane: lane }: Partial<Office>): Refusal | undefined {
  if (lane === undefined || lane === null) return undefined;
  const field = 'dossierLane/serviceId';
  const found = db
    .select({ active: services.active })
    .from(services)
    .where(and(eq(services.id, lane.serviceId), isNull(services.removedAt)))
    .get();
  if (found === undefined) return invalid(field, 'missing', 'no such service');
  return found.active ? undefined : invalid(field, 'inactive', 'that service takes no numbers');
}
