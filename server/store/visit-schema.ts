/**
 * The tables of the visit around the number (SPEC J): dossiers, slips for missing papers, strips, appointments, and what is known
 * of cards and ratings. As those of the queue in `schema.ts`; what is good for one day is wiped by `wipe.ts`.
 */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AppointmentPlan, AppointmentState } from '#common/contract/appointments.ts';
import type { DelayReason, DossierState } from '#common/contract/dossiers.ts';
import type { Bilingual, Language } from '#common/contract/text.ts';
import { json, moment } from './column-kinds.ts';
import { counters, services, staff, tickets } from './schema.ts';

export const dossiers = sqliteTable(
  'dossiers',
  {
    id: text('id').primaryKey(),
    /** What the slip says and its QR holds. */
    code: text('code').notNull(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    procedureCode: text('procedure_code').notNull(),
    /** As it was called when the dossier was accepted. */
    procedureName: json<Bilingual>('procedure_name').notNull(),
    ticketId: text('ticket_id').references(() => tickets.id),
    acceptedAt: moment('accepted_at').notNull(),
    acceptedBy: text('accepted_by')
      .notNull()
      .references(() => staff.id),
    dueDay: text('due_day').notNull(),
    state: text('state').$type<DossierState>().notNull(),
    since: moment('since').notNull(),
    /** Set when the result is late: the day that is promised now, and why. */
    newDueDay: text('new_due_day'),
    delayReason: text('delay_reason').$type<DelayReason>(),
    /** A supervisor stands for the apology; until then nobody sees the new day (SPEC J47). */
    signedAt: moment('signed_at'),
    signedBy: text('signed_by').references(() => staff.id),
    /** The last number for the counter that hands out results. */
    resultTicketId: text('result_ticket_id').references(() => tickets.id),
  },
  (t) => [
    uniqueIndex('dossiers_code').on(t.code),
    index('dossiers_state').on(t.state, t.dueDay),
    index('dossiers_since').on(t.state, t.since),
  ],
);

export const paperRequests = sqliteTable(
  'paper_requests',
  {
    code: text('code').primaryKey(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    counterId: text('counter_id').references(() => counters.id),
    /** What is missing, in the words of the procedure's list. */
    papers: json<Bilingual[]>('papers').notNull(),
    madeAt: moment('made_at').notNull(),
    madeBy: text('made_by').references(() => staff.id),
    lastDay: text('last_day').notNull(),
    /** The number that stood for it on a later day. */
    laterTicketId: text('later_ticket_id').references(() => tickets.id),
  },
  (t) => [index('paper_requests_ticket').on(t.ticketId)],
);

export const numberStrips = sqliteTable(
  'number_strips',
  {
    id: text('id').primaryKey(),
    prefix: text('prefix').notNull(),
    fromNumber: integer('from_number').notNull(),
    toNumber: integer('to_number').notNull(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    madeAt: moment('made_at').notNull(),
    madeBy: text('made_by').references(() => staff.id),
    /** The business day on which it came back; null while it is out. */
    endedDay: text('ended_day'),
    endedAt: moment('ended_at'),
    /** How many were handed out, and how many of those were served by hand. */
    used: integer('used'),
    served: integer('served'),
  },
  (t) => [index('number_strips_prefix').on(t.prefix, t.endedDay), index('number_strips_ended').on(t.endedDay)],
);

export const appointmentPlans = sqliteTable('appointment_plans', {
  serviceId: text('service_id')
    .primaryKey()
    .references(() => services.id),
  plan: json<AppointmentPlan>('plan').notNull(),
});

export const appointments = sqliteTable(
  'appointments',
  {
    id: text('id').primaryKey(),
    /** Opens, changes and cancels it; unguessable, in no event and no log. */
    token: text('token').notNull(),
    /** Read or typed at the kiosk on its day. */
    code: text('code').notNull(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    /** The business day of the slot. */
    day: text('day').notNull(),
    /** ms UTC, begin of the slot. */
    slotAt: moment('slot_at').notNull(),
    state: text('state').$type<AppointmentState>().notNull(),
    language: text('language').$type<Language>().notNull(),
    bookedAt: moment('booked_at').notNull(),
    /** The ticket that it became at the kiosk. */
    ticketId: text('ticket_id').references(() => tickets.id),
  },
  (t) => [
    uniqueIndex('appointments_token').on(t.token),
    uniqueIndex('appointments_code').on(t.day, t.code),
    index('appointments_slot').on(t.serviceId, t.slotAt),
  ],
);

export const bookingKeys = sqliteTable('booking_keys', { day: text('day').primaryKey(), key: text('key').notNull() });

export const bookingPhones = sqliteTable(
  'booking_phones',
  {
    day: text('day').notNull(),
    hash: text('hash').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.hash] })],
);

export const cardNumbers = sqliteTable(
  'card_numbers',
  {
    day: text('day').notNull(),
    mark: text('mark').notNull(),
    ticketId: text('ticket_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.mark, t.ticketId] })],
);

export const ratingMarks = sqliteTable(
  'rating_marks',
  { day: text('day').notNull(), mark: text('mark').notNull() },
  (t) => [primaryKey({ columns: [t.day, t.mark] })],
);

export const ratingCounts = sqliteTable(
  'rating_counts',
  {
    day: text('day').notNull(),
    serviceId: text('service_id').notNull(),
    what: text('what').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.serviceId, t.what] })],
);
