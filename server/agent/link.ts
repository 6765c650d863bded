/** Whether the server is there: feed up and everything exchanged, or this kiosk goes on by itself (SPEC G10). */
import type { Exchanged } from './exchange.ts';

export type LinkState =
  /** No token yet. */
  | { readonly kind: 'unpaired' }
  /** The token is refused. */
  | { readonly kind: 'denied' }
  /** `since`: when the server was last heard, ms UTC by the office's clock; undefined: not since this program began. */
  | { readonly kind: 'cut-off'; readonly since: number | undefined }
  | { readonly kind: 'live' };

export interface LinkParts {
  exchange(): Promise<Exchanged>;
  now(): number;
  readonly initial: LinkState;
  onChange(state: LinkState): void;
  onError(error: unknown): void;
  readonly everyMs?: number;
  readonly retryMs?: number;
}

export interface Link {
  readonly state: LinkState;
  up(): void;
  down(): void;
  denied(): void;
  paired(): void;
  /** Something here has changed that the server should know. */
  poke(): void;
  untilLive(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

const EVERY_MS = 60_000;
const RETRY_MS = 1_000;

export function createLink(parts: LinkParts): Link {
  let state = parts.initial;
  let feedUp = false;
  let running: Promise<void> | undefined;
  let wanted = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Set<() => void>();

  const become = (next: LinkState): void => {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    parts.onChange(next);
    if (next.kind === 'live') for (const go of [...waiting]) go();
  };

  const cutOff = (): void => {
    if (state.kind === 'live') become({ kind: 'cut-off', since: parts.now() });
  };

  /** One exchange at a time; a wish that comes meanwhile is served after it. */
  const work = async (): Promise<void> => {
    while (wanted && feedUp && !stopped) {
      wanted = false;
      const done = await parts.exchange();
      if (stopped) return;
      if (done === 'denied') return become({ kind: 'denied' });
      if (done === 'done' && feedUp) become({ kind: 'live' });
      if (done === 'lost') {
        clearTimeout(timer);
        timer = setTimeout(poke, parts.retryMs ?? RETRY_MS);
        return;
      }
    }
  };

  const poke = (): void => {
    wanted = true;
    if (!feedUp || stopped || running !== undefined) return;
    running = work()
      .catch(parts.onError)
      .finally(() => {
        running = undefined;
        if (stopped) return;
        clearTimeout(timer);
        timer = setTimeout(
          poke,
          state.kind === 'live' && !wanted ? (parts.everyMs ?? EVERY_MS) : (parts.retryMs ?? RETRY_MS),
        );
      });
  };

  return {
    get state() {
      return state;
    },
    up() {
      feedUp = true;
      poke();
    },
    down() {
      feedUp = false;
      cutOff();
    },
    denied() {
      feedUp = false;
      become({ kind: 'denied' });
    },
    paired() {
      become({ kind: 'cut-off', since: undefined });
    },
    poke,
    untilLive(signal) {
      return new Promise((resolve) => {
        const go = (): void => {
          waiting.delete(go);
          signal.removeEventListener('abort', go);
          resolve();
        };
        waiting.add(go);
        signal.addEventListener('abort', go);
        if (signal.aborted || state.kind === 'live') go();
      });
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
