/** One counter at work: its live view, what the clerk has open, and the acts on their way. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DueAnswer } from '#common/contract/dossiers.ts';
import type { Id } from '#common/contract/text.ts';
import type { CounterView } from '#common/contract/views.ts';
import { callApi } from '#common/web/api.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Session } from '#common/web/session.ts';
import { leaveCounter } from '../place.ts';
import { words } from '../words.ts';
import { type Acts, createActs } from './acts.ts';
import { keepLiveView, type LiveView } from './live-view.ts';
import type { Blocked } from './pad.ts';
import { createPapers, type Papers } from './papers.ts';
import { readSituation, type Situation } from './situation.ts';

/** What the middle of the page asks the clerk to choose from. */
export type Panel =
  | { readonly kind: 'transfer' | 'pause' | 'list' | 'aside' | 'priority' | 'lower' | 'menu' | 'chain' | 'count' }
  | { readonly kind: 'line'; readonly serviceId: Id }
  /** A dossier is recorded; `shift`: working days after the computed one. */
  | { readonly kind: 'accept'; readonly shift: number }
  /** Papers are missing: their places in the procedure's list. */
  | { readonly kind: 'missing'; readonly procedureCode: string | undefined; readonly papers: readonly number[] }
  /** `scanned`: asked at once; else it is typed. */
  | { readonly kind: 'code'; readonly scanned?: string };

export interface Terminal {
  readonly session: Session;
  readonly counterId: Id;
  readonly live: LiveView<CounterView>;
  readonly situation: ReadonlySignal<Situation | undefined>;
  readonly acts: Acts;
  readonly panel: Signal<Panel | undefined>;
  readonly papers: Papers;
  /** When the procedures of the ticket's service would be due; read when «Nhận hồ sơ» opens. */
  readonly due: ReadonlySignal<DueAnswer | undefined>;
  readDue(serviceId: Id): Promise<void>;
  /** The session has ended: acts wait for a new sign-in. */
  readonly expired: Signal<boolean>;
  /** Why no act can be sent now, if so. */
  readonly blocked: ReadonlySignal<Blocked | undefined>;
  /** Label of the slip whose print the clerk waits for. */
  readonly printing: Signal<string | undefined>;
  close(): void;
}

/** How long a key waits for the feed to show what it did. */
const SHOWN_WITHIN_MS = 250;
const LOOK_EVERY_MS = 20;
/** `CLOSE.notAuthenticated` of contract/feed.ts, of which pages take the types only. */
const NOT_AUTHENTICATED = 4401;

export function createTerminal(session: Session, counterId: Id): Terminal {
  const live = keepLiveView<CounterView>(`counter:${counterId}`);
  const expired = signal(false);
  const lookedAt = signal(0);
  const panel = signal<Panel | undefined>(undefined);
  const printing = signal<string | undefined>(undefined);
  const due = signal<DueAnswer | undefined>(undefined);
  const situation = computed(() => {
    const view = live.view.value;
    return view === undefined ? undefined : readSituation(view, session.staff.id, live.now.value, lookedAt.value);
  });

  const watch = (): (() => Promise<void>) => {
    const before = live.view.peek();
    return async () => {
      const until = Date.now() + SHOWN_WITHIN_MS;
      while (live.view.peek() === before && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    };
  };

  const acts = createActs({
    watch,
    acted: () => {
      lookedAt.value = live.now.peek();
      panel.value = undefined;
    },
    expired: () => {
      expired.value = true;
    },
  });

  live.onEvent(({ event }) => {
    if (printing.peek() === undefined || event.label !== printing.peek()) return;
    const label = printing.peek() ?? '';
    if (event.type === 'print.printed') acts.say('print', 'info', () => words().notes.printed(label));
    else if (event.type === 'print.failed') acts.say('print', 'bad', () => words().notes.notPrinted(label));
    else return;
    printing.value = undefined;
  });

  const stops = [
    // The feed's refusal and an act's 401 mean the same: sign in again, on this very page.
    effect(() => {
      if (live.link.value !== 'denied') return;
      if (live.deniedCode.value === NOT_AUTHENTICATED) expired.value = true;
      else leaveCounter(session, () => words().choose.shutOut);
    }),
    // A choice about a ticket ends with it.
    effect(() => {
      const open = panel.value?.kind;
      const gone = situation.value !== undefined && situation.value.ticket === undefined;
      if (gone && ['transfer', 'priority', 'lower', 'chain', 'count', 'accept', 'missing'].includes(open ?? ''))
        panel.value = undefined;
    }),
  ];

  return {
    session,
    counterId,
    live,
    situation,
    acts,
    panel,
    papers: createPapers(situation),
    due,
    async readDue(serviceId) {
      // Yesterday's days must not be chosen from.
      due.value = undefined;
      const answer = await callApi<DueAnswer>(`/api/dossiers/due?service=${serviceId}`);
      if (answer.ok) due.value = answer.body;
      else if (answer.status === 401) expired.value = true;
      else acts.say('accept', 'bad', () => inLanguage(answer.problem.message));
    },
    expired,
    blocked: computed(() => (expired.value ? 'expired' : live.link.value === 'live' ? undefined : 'lost')),
    printing,
    close() {
      for (const stop of stops) stop();
      live.close();
    },
  };
}

const TerminalContext = createContext<Terminal | undefined>(undefined);
export const TerminalProvider = TerminalContext.Provider;

/** The terminal that a component of the work page belongs to. */
export function useTerminal(): Terminal {
  const terminal = useContext(TerminalContext);
  if (terminal === undefined) throw new Error('no terminal around this component');
  return terminal;
}
