/**
 * Between the spooler and the agents at the kiosks' PCs: a drawn slip waits here until its agent asks, then for the word of
 * what became of it (SPEC G8). An agent has one slip at a time.
 */
import type { AgentPrinter } from '#common/contract/kiosk-agent.ts';
import type { PrinterState } from '#common/contract/office.ts';
import type { Bitmap, Delivery, Outcome } from '#server/printing/types.ts';

export interface Slip extends Pick<Delivery, 'jobId' | 'label' | 'createdAt'> {
  readonly picture: Bitmap;
}

export interface KioskBroker {
  /** Offers a slip to an agent; ends with what the agent says became of it, or with what can be known without it. */
  deliver(deviceId: string, slip: Slip, signal: AbortSignal): Promise<Outcome>;
  /** As the agent said it last; `unreachable` when nothing was heard of it for a while. */
  stateOf(deviceId: string): PrinterState;
  /** The agent has said how its printer is. */
  heard(deviceId: string, printer: AgentPrinter | null): void;
  /** The next slip, at once or as soon as there is one; undefined when there was none in time. The newest question counts. */
  next(deviceId: string, waitMs: number, signal: AbortSignal): Promise<Slip | undefined>;
  /** What became of a slip; false when nobody waits to hear it. */
  settle(deviceId: string, jobId: string, outcome: Outcome): boolean;
  /** Answers all open questions, and from now on each at once: the server stops. */
  close(): void;
}

export interface BrokerParts {
  /** Grows evenly, ms: a clock that is set must not make an agent vanish. */
  ticks(): number;
  /** Nothing heard for so long: the agent is away. */
  readonly awayMs?: number;
  /** A slip that the agent has taken and says nothing of. */
  readonly silentMs?: number;
  /** For an answer to reach the agent. */
  readonly reachMs?: number;
  /** A slip is given to the agent again only so long after the first time. */
  readonly againMs?: number;
}

const AWAY_MS = 6_000;
/** Longer than any printer of ours takes for a slip. */
const SILENT_MS = 45_000;
const REACH_MS = 2_000;
const AGAIN_MS = 75_000;

interface Offer {
  readonly slip: Slip;
  /** When it was given to the agent, the first time and the last; undefined: it surely has not got it. */
  handed: { readonly first: number; readonly last: number } | undefined;
  timer: NodeJS.Timeout | undefined;
  end(outcome: Outcome): void;
}

interface Question {
  answer(slip: Slip | undefined): void;
}

interface Agent {
  heardAt: number;
  /** Undefined: not said yet. */
  printer: AgentPrinter | null | undefined;
  offer: Offer | undefined;
  question: Question | undefined;
}

export function createKioskBroker(parts: BrokerParts): KioskBroker {
  const { ticks, awayMs = AWAY_MS, silentMs = SILENT_MS, reachMs = REACH_MS, againMs = AGAIN_MS } = parts;
  const agents = new Map<string, Agent>();
  let closed = false;

  const agentOf = (deviceId: string): Agent => {
    let agent = agents.get(deviceId);
    if (agent === undefined) {
      agent = { heardAt: Number.NEGATIVE_INFINITY, printer: undefined, offer: undefined, question: undefined };
      agents.set(deviceId, agent);
    }
    return agent;
  };

  const isHere = (agent: Agent): boolean => agent.question !== undefined || ticks() - agent.heardAt <= awayMs;

  const hand = (offer: Offer): Slip => {
    offer.handed = { first: offer.handed?.first ?? ticks(), last: ticks() };
    clearTimeout(offer.timer);
    offer.timer = setTimeout(() => offer.end({ state: 'unknown', reason: 'interrupted' }), silentMs);
    return offer.slip;
  };

  return {
    deliver(deviceId, slip, signal) {
      const agent = agentOf(deviceId);
      if (signal.aborted) return Promise.resolve({ state: 'not-printed', reason: 'interrupted' });
      // Two printers of one kiosk: its agent is busy with the other one's slip.
      if (!isHere(agent) || agent.printer === null || agent.offer !== undefined || closed) {
        return Promise.resolve({ state: 'not-printed', reason: 'unreachable' });
      }
      return new Promise((resolve) => {
        const offer: Offer = {
          slip,
          handed: undefined,
          timer: setTimeout(() => offer.end({ state: 'not-printed', reason: 'unreachable' }), awayMs),
          end(outcome) {
            if (agent.offer !== offer) return;
            agent.offer = undefined;
            clearTimeout(offer.timer);
            signal.removeEventListener('abort', onAbort);
            resolve(outcome);
          },
        };
        const onAbort = (): void => {
          const state = offer.handed === undefined ? 'not-printed' : 'unknown';
          offer.end({ state, reason: 'interrupted' });
        };
        signal.addEventListener('abort', onAbort);
        agent.offer = offer;
        agent.question?.answer(hand(offer));
      });
    },
    stateOf(deviceId) {
      const agent = agents.get(deviceId);
      if (agent === undefined || !isHere(agent) || agent.printer === null) return 'unreachable';
      return agent.printer?.state ?? 'unknown';
    },
    heard(deviceId, printer) {
      Object.assign(agentOf(deviceId), { heardAt: ticks(), printer });
    },
    next(deviceId, waitMs, signal) {
      const agent = agentOf(deviceId);
      agent.heardAt = ticks();
      agent.question?.answer(undefined);
      if (closed || signal.aborted) return Promise.resolve(undefined);
      const { offer } = agent;
      const given = offer?.handed;
      if (offer !== undefined && given === undefined) return Promise.resolve(hand(offer));
      let most = waitMs;
      if (offer !== undefined && given !== undefined && ticks() - given.first < againMs) {
        // It tells what became of a slip before it asks again: the answer with this one never reached it.
        if (ticks() - given.last >= reachMs) return Promise.resolve(hand(offer));
        most = Math.min(waitMs, reachMs - (ticks() - given.last));
      }
      if (most <= 0) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const question: Question = {
          answer(slip) {
            clearTimeout(timer);
            signal.removeEventListener('abort', onGone);
            if (agent.question === question) agent.question = undefined;
            agent.heardAt = ticks();
            resolve(slip);
          },
        };
        const onGone = (): void => question.answer(undefined);
        const timer = setTimeout(onGone, most);
        signal.addEventListener('abort', onGone);
        agent.question = question;
      });
    },
    settle(deviceId, jobId, outcome) {
      const agent = agentOf(deviceId);
      agent.heardAt = ticks();
      if (agent.offer?.slip.jobId !== jobId) return false;
      agent.offer.end(outcome);
      return true;
    },
    close() {
      closed = true;
      for (const { question } of agents.values()) question?.answer(undefined);
    },
  };
}
