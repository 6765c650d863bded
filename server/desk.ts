/**
 * The one way in: every change of the office is a command, a change or a recorded act here, acts once for its key
 * (SPEC R5), and is committed in a batch before it is answered (SPEC R1, R2).
 */
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Auditor } from './auditor.ts';
import { createBatches, type Flush } from './batch.ts';
import type { CallRules } from './domain/call-rules.ts';
import type { By, Command } from './domain/commands.ts';
import { decide } from './domain/decide.ts';
import type { NewEvent, QueueEvent } from './domain/events.ts';
import type { Situation } from './domain/situation.ts';
import { eventWriter } from './event-writer.ts';
import type { Hall } from './hall.ts';
import { officeDay } from './office-day.ts';
import type { AnswerStore, IdempotencyKey } from './store/answers.ts';
import type { TicketChange } from './store/apply.ts';
import type { AuditEntry, Note } from './store/audit.ts';
import type { BlockStore } from './store/blocks.ts';
import type { EventLog } from './store/event-log.ts';
import type { OfficeFacts } from './store/office-facts.ts';
import type { Db, Store } from './store/open.ts';
import { readSituation, type SituationParts } from './store/situation.ts';
import type { StripStore } from './store/strips.ts';
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
  | 'print-jobs'
  | 'backups'
  | 'dossiers'
  | 'clock';

/** An answer that is kept with its key; `replay` when the command had acted before. */
export interface Done<Answer> {
  readonly answer: Answer;
  readonly replay: boolean;
}

export interface ExecuteOptions<Answer> {
  readonly by: By;
  readonly key?: IdempotencyKey;
  /** Inside the transaction, before anything is decided: what the answer must know of how it was, or why what was seen
   *  before the transaction does not hold any more. */
  before?(situation: Situation): Refusal | undefined;
  /** Makes the answer inside the transaction, after the rows have changed; kept as JSON with the key. It may write rows
   *  that belong to the command (the ticket's token, its print job). */
  answer(events: readonly QueueEvent[]): Answer;
}

/** What a recorded act may do: rows of its own beside the events. `note`: what staff did, for the audit log. */
export type Recording<T> = (
  db: Db,
  now: number,
  note: Note,
) => { readonly result: T; readonly events: readonly NewEvent[] } | Refusal;

/** Who asks for a change of the office's data; nobody: the server itself. */
export interface Asker {
  readonly staffId?: string | undefined;
  readonly address?: string | undefined;
}

export interface Desk {
  /** Runs a queue command. A refusal is a value; a flush that fails rejects the whole batch. */
  execute<Answer>(command: Command, options: ExecuteOptions<Answer>): Promise<Done<Answer> | Refusal>;
  /** Changes the office's data, then tells everybody by `office.changed`. `note` says what was changed, for the audit
   *  log; a change by staff that says nothing is written there as `office.other`. */
  change<T>(
    section: OfficeSection,
    by: Asker,
    work: (db: Db, now: number, note: Note) => T | Refusal,
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
  /** Goes back to the day that the clock shows, after it had run ahead (SPEC C8). */
  takeBackDay(): Promise<void>;
  /** False while the hall may be ahead of a store that cannot be read. */
  sound(): boolean;
  /** Answers the commands that wait, then takes no more. */
  stop(): Promise<void>;
}

export interface DeskParts {
  readonly store: Store;
  readonly facts: OfficeFacts;
  readonly tickets: TicketQueries;
  readonly blocks: BlockStore;
  readonly strips: StripStore;
  readonly log: EventLog;
  readonly answers: AnswerStore;
  readonly apply: (event: QueueEvent) => TicketChange | undefined;
  readonly hall: Hall;
  readonly auditor: Auditor;
  readonly timeZone: string;
  readonly announce: SituationParts['announce'];
  readonly appointment: SituationParts['appointment'];
  now(): number;
  newId(): string;
  /** A listener of commits failed, or the store could not be read after a failure. */
  onError(error: unknown): void;
  /** For whoever watches how long the disk takes, and whether it takes anything. */
  onFlush?: ((flush: Flush) => void) | undefined;
}

/** What a command did inside the transaction. */
interface Made<T> {
  readonly events: readonly QueueEvent[];
  readonly result: T;
}

const NOBODY: By = { staffId: null, deviceId: null, supervises: false };

/** A change that did not say what it was, by the section or the event that it was about. */
const otherChange = (name: string): AuditEntry => ({
  act: 'office.other',
  subject: { kind: 'office', id: null, name },
});

/** Where a change may be one of who is next. */
const RULED: ReadonlySet<OfficeSection> = new Set(['office', 'services', 'counters']);

/** For the log: nothing when the rules stayed as they were (SPEC J15). */
const endedRules = (rulesUntilNow: CallRules, rules: CallRules) =>
  JSON.stringify(rules) === JSON.stringify(rulesUntilNow) ? {} : { rulesUntilNow };

const byOf = ({ staffId, address }: Asker): By => ({
  ...NOBODY,
  staffId: staffId ?? null,
  ...(address === undefined ? {} : { address }),
});

export function createDesk(parts: DeskParts): Desk {
  const { store, facts, answers, hall, auditor, newId } = parts;
  const listeners: ((events: readonly QueueEvent[]) => void)[] = [];
  const write = eventWriter({ ...parts, audit: auditor.write });
  const day = officeDay({ ...parts, write });
  const writeToday = (events: readonly NewEvent[], by: By, now: number, actId = newId()): QueueEvent[] =>
    write(events, by, { actId, now, day: day.at(now) });

  const batches = createBatches({
    sqlite: store.sqlite,
    now: parts.now,
    first: day.turn,
    renew: () => hall.reload(),
    onRenewFailed: parts.onError,
    ...(parts.onFlush === undefined ? {} : { onFlush: parts.onFlush }),
    publish(events) {
      for (const listener of listeners) {
        try {
          listener(events);
        } catch (error) {
          parts.onError(error);
        }
      }
    },
  });

  const submit = <T>(run: (now: number) => Made<T> | Refusal): Promise<T | Refusal> =>
    new Promise((resolve, reject) => {
      let result: { readonly value: T } | undefined;
      batches.add({
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
    run: (now: number) => Made<T> | Refusal,
  ): Promise<Done<T> | Refusal> =>
    submit<Done<T>>((now) => {
      const kept = key === undefined ? undefined : answers.find(key);
      if (kept !== undefined) {
        if (kept.fingerprint !== key?.fingerprint) return refuse('idempotency.mismatch');
        // Kept by the same route under the same fingerprint, so it has the shape that it was made with.
        return { events: [], result: { answer: kept.answer as T, replay: true } };
      }
      const made = run(now);
      if (isRefusal(made)) return made;
      if (key !== undefined) answers.keep(key, made.result, now);
      return { events: made.events, result: { answer: made.result, replay: false } };
    });

  const nothing = (): Promise<unknown> => submit(() => ({ events: [], result: undefined }));

  return {
    execute<Answer>(command: Command, { by, key, before, answer }: ExecuteOptions<Answer>) {
      return once<Answer>(key, (now) => {
        const situation = readSituation(parts, day.at(now), now);
        const overtaken = before?.(situation);
        if (overtaken !== undefined) return overtaken;
        const actId = newId();
        const decision = decide(situation, command, by, actId, now);
        if (isRefusal(decision)) return decision;
        const events = writeToday(decision, by, now, actId);
        return { events, result: answer(events) };
      });
    },
    change(section, by, work) {
      return submit((now) => {
        const asker = byOf(by);
        const taken = auditor.open(asker, now);
        const rulesBefore = RULED.has(section) ? facts.callRules() : undefined;
        const result = work(store.db, now, taken.note);
        if (isRefusal(result)) return result;
        taken.close(otherChange(section));
        const data = { section, ...(rulesBefore === undefined ? {} : endedRules(rulesBefore, facts.callRules())) };
        const event: NewEvent = { type: 'office.changed', ticketId: null, counterId: null, data };
        return { events: writeToday([event], asker, now), result };
      });
    },
    record({ by, key }, work) {
      return once(key, (now) => {
        const asker = { ...NOBODY, ...by };
        const taken = auditor.open(asker, now);
        const outcome = work(store.db, now, taken.note);
        if (isRefusal(outcome)) return outcome;
        taken.close(otherChange(outcome.events[0]?.type ?? ''));
        return { events: writeToday(outcome.events, asker, now), result: outcome.result };
      });
    },
    onCommitted(listener) {
      listeners.push(listener);
    },
    sound: batches.sound,
    async turnDay() {
      await nothing();
    },
    async takeBackDay() {
      await submit((now) => ({ events: day.takeBack(now), result: undefined }));
    },
    async stop() {
      const last = nothing();
      // At once: what a listener or an answer asks for after that batch would find the store closed.
      batches.close();
      await last;
    },
  };
}
