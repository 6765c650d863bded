/**
 * The tables of the office and its queue (those of the visit around it: `visit-schema.ts`). Ids are UUIDv7 text, times are integers in milliseconds UTC, the business day is `YYYY-MM-DD` in the
 * office's zone, names are `{vi,en}`. What history may point at is never deleted but marked `removedAt`.
 * Every table is STRICT: `npm run db:generate` adds the word, since drizzle-kit cannot. follow_tokens is WITHOUT ROWID, which
 * is one page less in the commit of a number; for the wide rows of answers and print_jobs it would be more.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { DeviceKind, Office, PrinterBody, PrintState, Procedure, Role } from '#common/contract/office.ts';
import type { Bilingual, Language } from '#common/contract/text.ts';
import type { CallReason, TicketState } from '#common/contract/ticket.ts';
import type { LastAct } from '#common/contract/views.ts';
import type { SlipContent } from '#server/printing/types.ts';
import { json, moment } from './column-kinds.ts';

/** One row: the office's own settings. */
export const office = sqliteTable('office', {
  id: integer('id').primaryKey(),
  settings: json<Office>('settings').notNull(),
  /** The business day whose open tickets have not been closed yet. */
  currentDay: text('current_day').notNull(),
  /** True in the demo office only. */
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  /** Names the history of this database. A restore begins another one, by which a kiosk's agent knows that the server may
   *  have forgotten what it once acknowledged. Empty until the office is first served. */
  history: text('history').notNull().default(''),
});

export const services = sqliteTable(
  'services',
  {
    id: text('id').primaryKey(),
    prefix: text('prefix').notNull(),
    name: json<Bilingual>('name').notNull(),
    shortName: json<Bilingual>('short_name').notNull(),
    hint: json<Bilingual>('hint'),
    position: integer('position').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
    procedures: json<Procedure[]>('procedures').notNull(),
    removedAt: moment('removed_at'),
  },
  (t) => [uniqueIndex('services_prefix').on(t.prefix).where(sql`removed_at is null`)],
);

export const counters = sqliteTable(
  'counters',
  {
    id: text('id').primaryKey(),
    number: integer('number').notNull(),
    name: json<Bilingual>('name').notNull(),
    removedAt: moment('removed_at'),
  },
  (t) => [uniqueIndex('counters_number').on(t.number).where(sql`removed_at is null`)],
);

/** Which services a counter serves, in its order. */
export const counterServices = sqliteTable(
  'counter_services',
  {
    counterId: text('counter_id')
      .notNull()
      .references(() => counters.id),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.counterId, t.serviceId] }), index('counter_services_service').on(t.serviceId)],
);

export const staff = sqliteTable(
  'staff',
  {
    id: text('id').primaryKey(),
    username: text('username').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    passwordHash: text('password_hash').notNull(),
    mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull(),
    removedAt: moment('removed_at'),
  },
  (t) => [uniqueIndex('staff_username').on(t.username).where(sql`removed_at is null`)],
);

/** Sign-ins. Only the hash of the cookie is kept. */
export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (t) => [index('sessions_staff').on(t.staffId)],
);

/** Who sits where: at most one staff member a counter and one counter a staff member. */
export const counterSessions = sqliteTable(
  'counter_sessions',
  {
    counterId: text('counter_id')
      .primaryKey()
      .references(() => counters.id),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    openedAt: moment('opened_at').notNull(),
    pausedAt: moment('paused_at'),
    pauseReason: text('pause_reason'),
    /** What the undo key takes back; null after an act that cannot be undone. */
    lastAct: json<LastAct>('last_act'),
  },
  (t) => [uniqueIndex('counter_sessions_staff').on(t.staffId)],
);

export const printers = sqliteTable('printers', {
  id: text('id').primaryKey(),
  settings: json<PrinterBody>('settings').notNull(),
  removedAt: moment('removed_at'),
});

export const devices = sqliteTable('devices', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<DeviceKind>().notNull(),
  label: text('label').notNull(),
  printerId: text('printer_id').references(() => printers.id),
  createdAt: moment('created_at').notNull(),
  removedAt: moment('removed_at'),
});

/** Secrets of a device, hashed: its token, its browser's cookie, a pairing code that works once. */
export const deviceCredentials = sqliteTable(
  'device_credentials',
  {
    hash: text('hash').primaryKey(),
    deviceId: text('device_id')
      .notNull()
      .references(() => devices.id),
    kind: text('kind').$type<'token' | 'cookie' | 'pairing'>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at'),
  },
  (t) => [index('device_credentials_device').on(t.deviceId)],
);

/** How far the numbers of a prefix have come on a day. A prefix belongs to one service for the whole day. */
export const numberRanges = sqliteTable(
  'number_ranges',
  {
    businessDay: text('business_day').notNull(),
    prefix: text('prefix').notNull(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    lastNumber: integer('last_number').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessDay, t.prefix] })],
);

/**
 * Numbers of a prefix that a kiosk's agent holds for the time when it is cut off: `fromNumber` to `toNumber`, both
 * included, on every business day until the block is given back. The main line passes them over (SPEC G).
 */
export const numberBlocks = sqliteTable(
  'number_blocks',
  {
    prefix: text('prefix').notNull(),
    fromNumber: integer('from_number').notNull(),
    toNumber: integer('to_number').notNull(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    deviceId: text('device_id')
      .notNull()
      .references(() => devices.id),
    grantedAt: moment('granted_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.prefix, t.fromNumber] }), index('number_blocks_device').on(t.deviceId)],
);

/** Ordinary tickets called since the last priority ticket, for the interleaved policy. */
export const streaks = sqliteTable(
  'streaks',
  {
    businessDay: text('business_day').notNull(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    ordinary: integer('ordinary').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessDay, t.serviceId] })],
);

export const tickets = sqliteTable(
  'tickets',
  {
    id: text('id').primaryKey(),
    businessDay: text('business_day').notNull(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    label: text('label').notNull(),
    state: text('state').$type<TicketState>().notNull(),
    priorityClass: text('priority_class').notNull(),
    priorityConfirmed: integer('priority_confirmed', { mode: 'boolean' }).notNull(),
    procedureCode: text('procedure_code'),
    language: text('language').$type<Language>().notNull(),
    deviceId: text('device_id'),
    counterId: text('counter_id').references(() => counters.id),
    issuedAt: moment('issued_at').notNull(),
    /** The age by which it stands in its line: the time of issue until it slides back (SPEC P6). */
    placeAt: moment('place_at').notNull().default(0),
    /** How often it slid back. */
    postponed: integer('postponed').notNull().default(0),
    calledAt: moment('called_at'),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
    /** When it came into its present state. */
    since: moment('since').notNull(),
    calls: integer('calls').notNull(),
    callReason: text('call_reason').$type<CallReason>(),
    returned: integer('returned', { mode: 'boolean' }).notNull(),
    /** Services that come after this one (SPEC J60). */
    next: json<readonly string[]>('next').notNull().default(sql`'[]'`),
    /** Handed in with this number (SPEC J129). */
    dossiers: integer('dossiers').notNull().default(1),
    /** The field that was asked for, while it stands in the lane for many dossiers (SPEC J131). */
    cameFor: text('came_for'),
  },
  (t) => [
    uniqueIndex('tickets_day_label').on(t.businessDay, t.label),
    // The head of each line: what call-next reads, however long the line is.
    index('tickets_line').on(t.serviceId, t.priorityClass, t.placeAt, t.id).where(sql`state = 'waiting'`),
    // At most one open ticket a counter, by the database itself.
    uniqueIndex('tickets_open').on(t.counterId).where(sql`state in ('called', 'serving')`),
    // With the line these are all that live. Who waits is not in it: each index is one more page in the commit of a number.
    index('tickets_away').on(t.businessDay).where(sql`state in ('called', 'serving', 'parked', 'no-show')`),
  ],
);

/** The unguessable part of a ticket's link; kept apart, so that it is in no event and can be wiped alone. */
export const followTokens = sqliteTable(
  'follow_tokens',
  {
    token: text('token').primaryKey(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
  },
  (t) => [uniqueIndex('follow_tokens_ticket').on(t.ticketId)],
);

/** Append-only. `data` carries what the row became, so the events of a day rebuild its rows. */
export const events = sqliteTable(
  'events',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: moment('at').notNull(),
    businessDay: text('business_day').notNull(),
    type: text('type').notNull(),
    /** The command that made it: the events of one key press share it. */
    actId: text('act_id').notNull(),
    ticketId: text('ticket_id'),
    counterId: text('counter_id'),
    staffId: text('staff_id'),
    deviceId: text('device_id'),
    data: json<unknown>('data').notNull(),
  },
  (t) => [
    index('events_ticket').on(t.ticketId, t.seq).where(sql`ticket_id is not null`),
    index('events_day').on(t.businessDay, t.seq),
    index('events_act').on(t.actId),
  ],
);

/** Answers kept by Idempotency-Key: a retry gets the same answer and acts once (SPEC R5). */
export const answers = sqliteTable(
  'answers',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    answer: json<unknown>('answer').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.key] })],
);

export const printJobs = sqliteTable(
  'print_jobs',
  {
    id: text('id').primaryKey(),
    ticketId: text('ticket_id').references(() => tickets.id),
    deviceId: text('device_id'),
    printerId: text('printer_id')
      .notNull()
      .references(() => printers.id),
    content: json<SlipContent>('content').notNull(),
    state: text('state').$type<PrintState>().notNull(),
    reason: text('reason'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    dismissedAt: moment('dismissed_at'),
  },
  (t) => [
    index('print_jobs_queue').on(t.printerId, t.createdAt, t.id).where(sql`state in ('queued', 'printing')`),
    index('print_jobs_ticket').on(t.ticketId),
    index('print_jobs_problem')
      .on(t.createdAt)
      .where(sql`state in ('not-printed', 'partly', 'unknown') and dismissed_at is null`),
  ],
);

export const helpRequests = sqliteTable(
  'help_requests',
  {
    id: text('id').primaryKey(),
    deviceId: text('device_id')
      .notNull()
      .references(() => devices.id),
    at: moment('at').notNull(),
    answeredAt: moment('answered_at'),
    answeredBy: text('answered_by').references(() => staff.id),
    counterNumber: integer('counter_number'),
    endedAt: moment('ended_at'),
  },
  (t) => [index('help_requests_open').on(t.deviceId).where(sql`ended_at is null`)],
);

/** Accepted dossiers and when their results are due. Nothing about the citizen: the slip's code is all that joins them (SPEC D7). */
/** Slips of who lacks a paper: the ticket that keeps its place, and until when (SPEC J31). */
/** Strips of numbers on paper: reserved from the day on which they were printed until they come back (SPEC J84–J87). */
/**
 * What staff changed (SPEC Y): who, when, from where, what, before and after. Append-only; triggers of the migration hold
 * that no row is changed, and none removed before its time.
 */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: moment('at').notNull(),
    /** Null when nobody was known, as in a sign-in that failed. */
    staffId: text('staff_id'),
    /** As they were called then. */
    staffName: text('staff_name').notNull(),
    /** The address that asked; `luot` for the command line. */
    address: text('address').notNull(),
    /** e.g. `service.changed`, `ticket.completed`, `session.failed`. */
    act: text('act').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id'),
    /** What people call it: a label, a name, a user name. */
    subjectName: text('subject_name').notNull(),
    before: json<unknown>('before'),
    after: json<unknown>('after'),
    /** Of this row and of the hash before it: a row that was changed or taken out in the file breaks the chain. */
    hash: text('hash').notNull().default(''),
  },
  (t) => [index('audit_at').on(t.at), index('audit_staff').on(t.staffId, t.at)],
);

/** What can be booked of a service: weekday spans, minutes a slot, how many a slot (SPEC J50). */
/** Booked times. Nothing says who booked: the link and the code are all that the citizen needs (SPEC D7, J52). */
/** The key with which the telephone numbers of one day are hashed; wiped with its hashes when that day has ended. */
/** How many times were booked with a number on a day, by the number's keyed hash alone. */
/** Which numbers of a day were taken with the same citizen card, by the card's keyed hash alone; wiped when the day has ended. */
/** Tickets of today that were rated, by a keyed hash alone; wiped with its key when the day has ended (SPEC J91). */
/** How often each score and topic was given, by day and field (SPEC J92). */
