/**
 * The one way in. Commands that arrive in the same turn of the event loop run one after another, each in its own
 * savepoint, inside one durable transaction; then all of them are answered and their events published (SPEC R1, R2).
 */
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { type BusinessDay, businessDayOf } from './domain/calendar.ts';
import type { By, Command } from './domain/commands.ts';
import { decide } from './domain/decide.ts';
import type { NewEvent, QueueEvent } from './domain/events.ts';
import { expireDay } from './domain/expire.ts';
import type { Hall } from './hall.ts';
import type { AnswerStore, IdempotencyKey } from './store/answers.ts';
import type { EventLog } from './store/event-log.ts';
import type { OfficeFacts } from './store/office-facts.ts';
import type { Db, Store } from './store/open.ts';
import { readSituation, type SituationParts } from './store/situation.ts';
import type { TicketQueries } from './store/tickets.ts';

export type OfficeSection =
  | 'office'
  | 'opening'
  | 'services'
  | 'counters'
  | 'staff'
  | 'devices'
  | 'printers'
  | 'pictures'
  | 'print-jobs';

/** An answer that is kept with its key; `replay` when the command had acted before. */
export interface Done<Answer> {
  readonly answer: Answer;
  readonly replay: boolean;
}

export interface ExecuteOptions<Answer> {
  readonly by: By;
  readonly key?: IdempotencyKey;
  /** Makes the answer inside the transaction, after the rows have changed; kept as JSON with the key. It may write rows
   *  that belong to the command (the ticket's token, its print job). */
  answer(events: readonly QueueEvent[]): Answer;
}

/** What a recorded act may do: rows of its own beside the events. */
export type Recording<T> = (
  db: Db,
  now: number,
) => { readonly result: T; readonly events: readonly NewEvent[] } | Refusal;

export interface Desk {
  /** Runs a queue command. A refusal is a value; a flush that fails rejects the whole batch. */
  execute<Answer>(command: Command, options: ExecuteOptions<Answer>): Promise<Done<Answer> | Refusal>;
  /** Changes the office's data, then tells everybody by `office.changed`. */
  change<T>(
    section: OfficeSection,
    by: { readonly staffId?: string | undefined },
    work: (db: Db, now: number) => T | Refusal,
  ): Promise<T | Refusal>;
  /** Writes rows with events that are not commands of the queue: print outcomes, devices, calls for help. */
  record<T>(
    options: { readonly by?: Partial<By>; readonly key?: IdempotencyKey },
    work: Recording<T>,
  ): Promise<Done<T> | Refusal>;
  /** Called after each commit with its events, in order. A listener that throws does not stop the others. */
  onCommitted(listener: (events: readonly QueueEvent[]) => void): void;
  /** Closes the days that have ended; also done before every batch. */
  turnDay(): Promise<void>;
  /** Answers the commands that wait, then takes no more. */
  stop(): Promise<void>;
}

export interface DeskParts {
  readonly store: Store;
  readonly facts: OfficeFacts;
  readonly tickets: TicketQueries;
  readonly log: EventLog;
  readonly answers: AnswerStore;
  readonly apply: (event: QueueEvent) => void;
  readonly hall: Hall;
  readonly timeZone: string;
  readonly announce: SituationParts['announce'];
  now(): number;
  newId(): string;
  onListenerError(error: unknown): void;
}

interface Job {
  run(now: number): QueueEvent[] | Refusal;
  done(): void;
  refused(refusal: Refusal): void;
  failed(error: unknown): void;
}

const NOBODY: By = { staffId: null, deviceId: null, supervises: false };

export function createDesk(parts: DeskParts): Desk {
  const { store, facts, tickets, log, answers, hall } = parts;
  const { sqlite, db } = store;
  const listeners: ((events: readonly QueueEvent[]) => void)[] = [];
  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');
  const savepoint = sqlite.prepare('SAVEPOINT command');
  const release = sqlite.prepare('RELEASE command');
  const rollbackTo = sqlite.prepare('ROLLBACK TO command');
  let queue: Job[] = [];
  let scheduled = false;
  let stopping = false;
  let day: BusinessDay | undefined;

  const write = (
    events: readonly NewEvent[],
    by: By,
    actId: string,
    now: number,
    businessDay = currentDay(now),
  ): QueueEvent[] =>
    events.map((event) => {
      const stamped = log.append({
        ...event,
        at: now,
        businessDay,
        actId,
        staffId: by.staffId,
        deviceId: by.deviceId,
      } as Omit<QueueEvent, 'seq'>);
      parts.apply(stamped);
      hall.apply(stamped);
      return stamped;
    });

  /** Never goes back: a clock that steps backwards must not open an old day again (SPEC C5). */
  const currentDay = (now: number): string => {
    if (day === undefined || now < day.start || now >= day.end) day = businessDayOf(now, parts.timeZone);
    const { currentDay: reached } = facts.office();
    // Text of the form YYYY-MM-DD is in the order of time.
    if (reached > day.day) return reached;
    return day.day;
  };

  const turn = (now: number): QueueEvent[] => {
    const today = currentDay(now);
    const { currentDay: ended } = facts.office();
    if (ended === today) return [];
    const events = write(
      expireDay(
        tickets.liveBefore(today),
        facts.sessions().map(({ counterId }) => counterId),
      ),
      NOBODY,
      parts.newId(),
      now,
      // They belong to the day that has ended, whose rows they finish.
      ended,
    );
    facts.setCurrentDay(today);
    hall.startDay(today);
    // Yesterday's calls and figures leave the screens, also when nothing was left to expire.
    const begun: NewEvent = { type: 'office.changed', ticketId: null, counterId: null, data: { section: 'opening' } };
    return [...events, ...write([begun], NOBODY, parts.newId(), now, today)];
  };

  const runOne = (job: Job, now: number): { readonly events: readonly QueueEvent[]; settle(): void } => {
    savepoint.run();
    try {
      const result = job.run(now);
      if (isRefusal(result)) {
        rollbackTo.run();
        release.run();
        return { events: [], settle: () => job.refused(result) };
      }
      release.run();
      return { events: result, settle: job.done };
    } catch (error) {
      // When SQLite itself gave up the transaction (disk full), there is nothing to roll back to: the batch fails.
      if (!sqlite.inTransaction) throw error;
      rollbackTo.run();
      release.run();
      hall.reload();
      return { events: [], settle: () => job.failed(error) };
    }
  };

  const flush = (): void => {
    scheduled = false;
    const batch = queue;
    queue = [];
    const now = parts.now();
    const events: QueueEvent[] = [];
    const settles: (() => void)[] = [];
    try {
      begin.run();
      events.push(...turn(now));
      for (const job of batch) {
        const { events: made, settle } = runOne(job, now);
        events.push(...made);
        settles.push(settle);
      }
      commit.run();
    } catch (error) {
      if (sqlite.inTransaction) rollback.run();
      day = undefined;
      hall.reload();
      for (const job of batch) job.failed(error);
      return;
    }
    for (const settle of settles) settle();
    publish(events);
  };

  const publish = (events: readonly QueueEvent[]): void => {
    if (events.length === 0) return;
    for (const listener of listeners) {
      try {
        listener(events);
      } catch (error) {
        parts.onListenerError(error);
      }
    }
  };

  const enqueue = (job: Job): void => {
    if (stopping) {
      job.refused(refuse('server.stopping'));
      return;
    }
    queue.push(job);
    if (scheduled) return;
    scheduled = true;
    // After the I/O of this turn: whatever else arrived with it shares the flush.
    setImmediate(flush);
  };

  const submit = <T>(run: (now: number) => { events: QueueEvent[]; result: T } | Refusal): Promise<T | Refusal> =>
    new Promise((resolve, reject) => {
      let result: { readonly value: T } | undefined;
      enqueue({
        run(now) {
          const outcome = run(now);
          if (isRefusal(outcome)) return outcome;
          result = { value: outcome.result };
          return outcome.events;
        },
        done() {
          if (result !== undefined) resolve(result.value);
        },
        refused: resolve,
        failed: reject,
      });
    });

  /** Acts once for a key: a retry or a double tap gets the answer that was kept (SPEC R5). */
  const once = <T>(
    key: IdempotencyKey | undefined,
    run: (now: number) => { events: QueueEvent[]; result: T } | Refusal,
  ): Promise<Done<T> | Refusal> =>
    submit<Done<T>>((now) => {
      const kept = key === undefined ? undefined : answers.find(key);
      if (kept !== undefined) {
        if (kept.fingerprint !== key?.fingerprint) return refuse('idempotency.mismatch');
        // Kept by the same route under the same fingerprint, so it has the shape that it was made with.
        return { events: [], result: { answer: kept.answer as T, replay: true } };
      }
      const done = run(now);
      if (isRefusal(done)) return done;
      if (key !== undefined) answers.keep(key, done.result, now);
      return { events: done.events, result: { answer: done.result, replay: false } };
    });

  return {
    execute<Answer>(command: Command, { by, key, answer }: ExecuteOptions<Answer>) {
      return once<Answer>(key, (now) => {
        const actId = parts.newId();
        const decision = decide(readSituation(parts, currentDay(now), now), command, by, actId, now);
        if (isRefusal(decision)) return decision;
        const events = write(decision, by, actId, now);
        return { events, result: answer(events) };
      });
    },
    change(section, by, work) {
      return submit((now) => {
        const result = work(db, now);
        if (isRefusal(result)) return result;
        const event: NewEvent = { type: 'office.changed', ticketId: null, counterId: null, data: { section } };
        return { events: write([event], { ...NOBODY, staffId: by.staffId ?? null }, parts.newId(), now), result };
      });
    },
    record({ by, key }, work) {
      return once(key, (now) => {
        const outcome = work(db, now);
        if (isRefusal(outcome)) return outcome;
        return { events: write(outcome.events, { ...NOBODY, ...by }, parts.newId(), now), result: outcome.result };
      });
    },
    onCommitted(listener) {
      listeners.push(listener);
    },
    async turnDay() {
      await submit(() => ({ events: [], result: undefined }));
    },
    async stop() {
      const last = submit(() => ({ events: [], result: undefined }));
      // At once: what a listener or an answer asks for after that batch would find the store closed.
      stopping = true;
      await last;
    },
  };
}
