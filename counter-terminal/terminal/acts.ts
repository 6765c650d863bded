/** Sends the clerk's acts, one at a time, and keeps what became of each beside the key that sent it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type ApiRequest, type ApiResult, callApi, newKey } from '#common/web/api.ts';
import { inLanguage } from '#common/web/language.ts';
import { words } from '../words.ts';

/** Where a note stands: the name of a key, or of a row's button. */
export type Spot = string;

export interface Act {
  readonly spot: Spot;
  readonly method?: ApiRequest['method'];
  readonly path: string;
  readonly body?: unknown;
  /** After the server said yes; a text is shown beside the key. */
  readonly done?: (status: number) => (() => string) | undefined;
}

export interface Note {
  readonly spot: Spot;
  readonly tone: 'bad' | 'info';
  readonly text: () => string;
}

export interface Pending {
  readonly spot: Spot;
  /** The answer did not come: nobody knows yet whether the server acted. */
  readonly unknown: boolean;
}

export interface Acts {
  readonly pending: ReadonlySignal<Pending | undefined>;
  readonly note: ReadonlySignal<Note | undefined>;
  run(act: Act): void;
  say(spot: Spot, tone: Note['tone'], text: () => string): void;
  clear(): void;
}

export interface ActsOptions {
  /** Called at the press: starts to watch the feed; what it returns waits until the page shows the act, or a moment. */
  readonly watch: () => () => Promise<void>;
  readonly acted: () => void;
  readonly expired: () => void;
}

/** A second press of the same key this soon is a bounce or a double click, not a second wish (SPEC R5). */
const DOUBLE_TAP_MS = 600;
const TIMEOUT_MS = 5_000;
const RETRY_MS = 1_500;
/** After this the wish is stale: the clerk looks at the screen and decides anew. */
const GIVE_UP_MS = 60_000;

/** An answer that leaves open whether the server acted. */
function isUnknown(answer: ApiResult<unknown>): boolean {
  return !answer.ok && answer.problem.code === 'server.unreachable';
}

export function createActs({ watch, acted, expired }: ActsOptions): Acts {
  const pending = signal<Pending | undefined>(undefined);
  const note = signal<Note | undefined>(undefined);
  let last = { spot: '', at: 0 };

  const say = (spot: Spot, tone: Note['tone'], text: () => string): void => {
    note.value = { spot, tone, text };
  };

  /** The same Idempotency-Key until there is an answer, so that a retry never acts twice. */
  const send = async (act: Act): Promise<ApiResult<unknown>> => {
    const request: ApiRequest = {
      method: act.method ?? 'POST',
      body: act.body,
      idempotencyKey: newKey(),
      timeoutMs: TIMEOUT_MS,
    };
    const until = Date.now() + GIVE_UP_MS;
    let answer = await callApi(act.path, request);
    while (isUnknown(answer) && Date.now() < until) {
      pending.value = { spot: act.spot, unknown: true };
      say(act.spot, 'info', () => words().notes.unknown);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      answer = await callApi(act.path, request);
    }
    return answer;
  };

  const run = async (act: Act): Promise<void> => {
    const busy = pending.peek();
    if (busy !== undefined) {
      // Never lost silently: the clerk sees that this press did not count.
      if (busy.spot !== act.spot) say(act.spot, 'info', () => words().notes.busy);
      return;
    }
    const at = performance.now();
    if (last.spot === act.spot && at - last.at < DOUBLE_TAP_MS) {
      if (note.peek()?.tone !== 'bad') say(act.spot, 'info', () => words().notes.doubleTap);
      return;
    }
    last = { spot: act.spot, at };
    note.value = undefined;
    pending.value = { spot: act.spot, unknown: false };
    const shown = watch();
    const answer = await send(act);
    if (answer.ok) {
      note.value = undefined;
      acted();
      const text = act.done?.(answer.status);
      if (text !== undefined) say(act.spot, 'info', text);
      // The next key is judged by what this one did, so it waits until the page shows it.
      await shown();
    } else if (answer.status === 401) {
      say(act.spot, 'bad', () => words().notes.expired);
      expired();
    } else {
      const { problem } = answer;
      say(act.spot, 'bad', isUnknown(answer) ? () => words().notes.gaveUp : () => inLanguage(problem.message));
    }
    pending.value = undefined;
  };

  return {
    pending,
    note,
    run: (act) => void run(act),
    say,
    clear: () => {
      note.value = undefined;
    },
  };
}
