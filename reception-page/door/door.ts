/** The door: what the helper sees of the office, what he has chosen, and the number that was given last. */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { Bilingual, Id, Language } from '#common/contract/text.ts';
import type { StaffView } from '#common/contract/views.ts';
import { connectFeed, type Link } from '#common/web/feed-client.ts';
import type { Session } from '#common/web/session.ts';
import { askOnce } from './ask.ts';

export type Screen = 'fields' | 'form' | 'given' | 'strips';

export interface Door {
  readonly session: Session;
  readonly view: ReadonlySignal<StaffView | undefined>;
  readonly link: ReadonlySignal<Link>;
  /** Now by the server's clock, ms, moved on every second. */
  readonly now: ReadonlySignal<number>;
  readonly screen: Signal<Screen>;
  readonly serviceId: Signal<Id | undefined>;
  readonly procedureCode: Signal<string | undefined>;
  readonly priorityClass: Signal<string | undefined>;
  readonly slipLanguage: Signal<Language>;
  /** Services that come after this one on the same number. */
  readonly nextServices: Signal<readonly Id[]>;
  /** How many go with the number (SPEC J129). */
  readonly dossiers: Signal<number>;
  /** Where slips come out, kept by this browser; empty: nowhere, the number is read out. */
  readonly printerId: Signal<string>;
  readonly taking: ReadonlySignal<'no' | 'yes' | 'unsure'>;
  readonly problem: Signal<Bilingual | undefined>;
  readonly given: ReadonlySignal<IssueAnswer | undefined>;
  choose(serviceId: Id): void;
  take(): Promise<void>;
  /** Back to the fields, for the next person. */
  next(): void;
  answerHelp(helpId: Id): Promise<void>;
  /** The session is over: somebody has to sign in. */
  expired(): void;
  close(): void;
}

const PRINTER_KEPT = 'luot.reception.printer';
const TICK_MS = 1_000;
/** `CLOSE.notAuthenticated` of contract/feed.ts, of which pages take the types only. */
const NOT_AUTHENTICATED = 4401;

export function createDoor(session: Session, expired: () => void): Door {
  const feed = connectFeed<StaffView>({ topic: 'reception' });
  const now = signal(Date.now());
  const screen = signal<Screen>('fields');
  const serviceId = signal<Id | undefined>(undefined);
  const procedureCode = signal<string | undefined>(undefined);
  const priorityClass = signal<string | undefined>(undefined);
  const slipLanguage = signal<Language>('vi');
  const nextServices = signal<readonly Id[]>([]);
  const dossiers = signal(1);
  const printerId = signal(localStorage.getItem(PRINTER_KEPT) ?? '');
  const taking = signal<'no' | 'yes' | 'unsure'>('no');
  const problem = signal<Bilingual | undefined>(undefined);
  const given = signal<IssueAnswer | undefined>(undefined);
  const timer = setInterval(() => {
    now.value = feed.serverNow();
  }, TICK_MS);
  const stops = [
    effect(() => localStorage.setItem(PRINTER_KEPT, printerId.value)),
    effect(() => {
      if (feed.lastAt.value > 0) now.value = feed.serverNow();
    }),
    effect(() => {
      if (feed.deniedCode.value === NOT_AUTHENTICATED) expired();
    }),
  ];

  const forget = (): void => {
    procedureCode.value = undefined;
    priorityClass.value = undefined;
    slipLanguage.value = 'vi';
    nextServices.value = [];
    dossiers.value = 1;
    problem.value = undefined;
  };

  return {
    session,
    view: feed.view,
    link: feed.link,
    now,
    screen,
    serviceId,
    procedureCode,
    priorityClass,
    slipLanguage,
    nextServices,
    dossiers,
    printerId,
    taking,
    problem,
    given,
    choose(id) {
      forget();
      serviceId.value = id;
      screen.value = 'form';
    },
    async take() {
      if (taking.peek() !== 'no' || serviceId.peek() === undefined) return;
      taking.value = 'yes';
      problem.value = undefined;
      const printer = printerId.peek();
      const known = feed.view.peek()?.printers[printer] !== undefined;
      const body = {
        serviceId: serviceId.peek(),
        language: slipLanguage.peek(),
        ...(procedureCode.peek() === undefined ? {} : { procedureCode: procedureCode.peek() }),
        ...(priorityClass.peek() === undefined ? {} : { priorityClass: priorityClass.peek() }),
        ...(known ? { printerId: printer } : {}),
        ...(nextServices.peek().length === 0 ? {} : { next: nextServices.peek() }),
        ...(dossiers.peek() === 1 ? {} : { dossiers: dossiers.peek() }),
      };
      const answer = await askOnce<IssueAnswer>('/api/tickets', body, () => {
        taking.value = 'unsure';
      });
      taking.value = 'no';
      if (answer.ok) {
        given.value = answer.body;
        screen.value = 'given';
      } else if (answer.status === 401) expired();
      else problem.value = answer.problem.message;
    },
    next() {
      forget();
      given.value = undefined;
      screen.value = 'fields';
    },
    async answerHelp(helpId) {
      const answer = await askOnce(`/api/help/${helpId}/answer`, undefined, () => undefined);
      if (!answer.ok && answer.status === 401) expired();
    },
    expired,
    close() {
      clearInterval(timer);
      for (const stop of stops) stop();
      feed.close();
    },
  };
}
