/** The queue without its doors: store, desk and hall, wired. The process, the tests and the bench all start here. */
import { uuidv7 } from 'uuidv7';
import type { Announcement } from '#common/contract/events.ts';
import type { Language } from '#common/contract/text.ts';
import { auditor } from './auditor.ts';
import type { Flush } from './batch.ts';
import { createDesk, type Desk } from './desk.ts';
import { Hall } from './hall.ts';
import type { HallSource } from './hall-types.ts';
import { momentFormat } from './moment.ts';
import { type AnswerStore, answerStore } from './store/answers.ts';
import { applier } from './store/apply.ts';
import { appointmentFacts } from './store/appointments.ts';
import { auditTrail } from './store/audit.ts';
import { type BlockStore, blockStore } from './store/blocks.ts';
import { type EventLog, eventLog } from './store/event-log.ts';
import { openHelp } from './store/help.ts';
import { type OfficeFacts, officeFacts } from './store/office-facts.ts';
import type { Store } from './store/open.ts';
import { type PrintJobs, printJobs } from './store/print-jobs.ts';
import { type StripStore, stripStore } from './store/strips.ts';
import { type TicketQueries, ticketQueries } from './store/tickets.ts';
import { announcementFor } from './voice/words.ts';

export interface CoreParts {
  readonly store: Store;
  readonly timeZone: string;
  now(): number;
  /** File names of the office's pictures, as addresses. */
  pictures(): readonly string[];
  onError(error: unknown): void;
  readonly onFlush?: (flush: Flush) => void;
}

export interface Core {
  readonly store: Store;
  readonly desk: Desk;
  readonly hall: Hall;
  readonly facts: OfficeFacts;
  readonly tickets: TicketQueries;
  readonly log: EventLog;
  readonly blocks: BlockStore;
  readonly strips: StripStore;
  readonly answers: AnswerStore;
  readonly printJobs: PrintJobs;
  toMoment(ms: number): string;
  newId(): string;
}

/** Wires the queue on a store that holds an office. */
export function createCore({ store, timeZone, now, pictures, onError, onFlush }: CoreParts): Core {
  const { db } = store;
  const tickets = ticketQueries(db);
  const facts = officeFacts(db, tickets);
  const log = eventLog(db);
  const jobs = printJobs(db);
  const blocks = blockStore(db);
  const strips = stripStore(db);
  const answers = answerStore(db);
  const toMoment = momentFormat(timeZone);
  const source: HallSource = {
    businessDay: () => facts.currentDay(),
    office: () => ({
      settings: facts.office().settings,
      services: facts.services(),
      counters: facts.counters(),
      devices: facts.devices(),
      printers: facts.printers().map(({ id, settings }) => ({ id, name: settings.name })),
      staffNames: facts.staffNames(),
      pictures: pictures(),
    }),
    eventsOf: log.ofDay,
    completedBefore: tickets.completedBefore,
    sessions: () => new Map(facts.sessions().map(({ counterId, ...session }) => [counterId, session])),
    printProblems: jobs.problems,
    openHelp: () => openHelp(db),
  };
  const hall = new Hall(source, toMoment);
  const announce = (label: string, counterNumber: number, language: Language): Announcement =>
    announcementFor(label, counterNumber, language, facts.office().settings.voice);
  const desk = createDesk({
    store,
    facts,
    tickets,
    blocks,
    strips,
    log,
    answers,
    apply: applier(db, tickets),
    hall,
    auditor: auditor({ trail: auditTrail(store), office: () => hall.office }),
    timeZone,
    announce,
    appointment: (id) => appointmentFacts(db, id),
    now,
    newId: uuidv7,
    onError,
    onFlush,
  });
  return { store, desk, hall, facts, tickets, blocks, strips, answers, log, printJobs: jobs, toMoment, newId: uuidv7 };
}
