/**
 * What a kiosk's agent keeps on its own PC (SPEC G10). Times are ms UTC by the office's clock, the business day is
 * `YYYY-MM-DD` in the office's zone. Every table is STRICT: `npm run db:generate` adds the word.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { SyncAnswer } from '#common/contract/kiosk-agent.ts';
import type { PrintState } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import type { KioskView } from '#common/contract/views.ts';
import type { PapersSlip, TicketSlip } from '#server/printing/types.ts';

const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();

/** What the last sync told of the office: enough to go on without the server. */
export type Facts = Pick<SyncAnswer, 'device' | 'timeZone' | 'businessDay' | 'hours' | 'publicUrl' | 'printerId'>;

/** One row: the agent itself. */
export const agent = sqliteTable('agent', {
  id: integer('id').primaryKey(),
  serverUrl: text('server_url'),
  token: text('token'),
  /** The server has refused this token: no number is given with it, by nobody. */
  shutOut: integer('shut_out', { mode: 'boolean' }).notNull(),
  /** Of the server's database, as last seen; empty before the first sync. */
  history: text('history').notNull(),
  /** Office's clock minus this PC's. */
  offsetMs: integer('offset_ms').notNull(),
  /** The latest moment by the office's clock that this agent has seen: a PC whose clock fell back goes on from here. */
  seenAt: integer('seen_at').notNull(),
  facts: json<Facts>('facts'),
  /** Fields, names and papers as last shown. */
  view: json<KioskView>('view'),
});

/** Numbers that this kiosk holds on every business day. */
export const blocks = sqliteTable(
  'blocks',
  {
    prefix: text('prefix').notNull(),
    fromNumber: integer('from_number').notNull(),
    toNumber: integer('to_number').notNull(),
    serviceId: text('service_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.prefix, t.fromNumber] })],
);

/** How far each block was used on a day. */
export const used = sqliteTable(
  'used',
  {
    businessDay: text('business_day').notNull(),
    prefix: text('prefix').notNull(),
    fromNumber: integer('from_number').notNull(),
    usedTo: integer('used_to').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessDay, t.prefix, t.fromNumber] })],
);

/** Every ticket that citizens got at this kiosk: its own, and the server's that passed through it. */
export const tickets = sqliteTable(
  'tickets',
  {
    id: text('id').primaryKey(),
    businessDay: text('business_day').notNull(),
    serviceId: text('service_id').notNull(),
    prefix: text('prefix').notNull(),
    number: integer('number').notNull(),
    label: text('label').notNull(),
    origin: text('origin').$type<'block' | 'server'>().notNull(),
    procedureCode: text('procedure_code'),
    priorityClass: text('priority_class').notNull(),
    language: text('language').$type<Language>().notNull(),
    issuedAt: integer('issued_at').notNull(),
    token: text('token').notNull(),
    /** The page's Idempotency-Key: a retry gets the same answer, whoever gave the number. */
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    answer: json<IssueAnswer>('answer').notNull(),
    /** `held`: the server has not acknowledged it; `refused`: it never will. */
    state: text('state').$type<'held' | 'known' | 'refused'>().notNull(),
    refusal: text('refusal'),
    /** The start of this program under which it was given while the office's time was not sure, and how long after it. */
    boot: text('boot'),
    bootMs: integer('boot_ms'),
  },
  (t) => [
    uniqueIndex('tickets_key').on(t.key),
    // The last line of defence: the till already counts.
    uniqueIndex('tickets_number').on(t.businessDay, t.prefix, t.number).where(sql`origin = 'block'`),
    index('tickets_held').on(t.issuedAt, t.id).where(sql`state = 'held'`),
    index('tickets_day').on(t.businessDay),
  ],
);

/** Slips of its own numbers. */
export const slips = sqliteTable(
  'slips',
  {
    id: text('id').primaryKey(),
    content: json<TicketSlip | PapersSlip>('content').notNull(),
    state: text('state').$type<PrintState>().notNull(),
    reason: text('reason'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('slips_queue').on(t.createdAt, t.id).where(sql`state in ('queued', 'printing')`)],
);

/** Slips of the server that were begun here: none is printed twice, and what became of each is told until it is heard. */
export const serverSlips = sqliteTable(
  'server_slips',
  {
    jobId: text('job_id').primaryKey(),
    /** Null while it is being printed. */
    state: text('state').$type<'printed' | 'unconfirmed' | 'not-printed' | 'partly' | 'unknown'>(),
    reason: text('reason'),
    heard: integer('heard', { mode: 'boolean' }).notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('server_slips_unheard').on(t.at).where(sql`heard = 0`)],
);
