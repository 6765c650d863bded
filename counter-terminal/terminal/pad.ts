/** Which key does something now, and why the others do not. A dead key stays in its place (LOOK, "Counter"). */
import { words } from '../words.ts';
import type { Situation } from './situation.ts';

export type KeyName =
  | 'park'
  | 'transfer'
  | 'no-show'
  | 'print'
  | 'finish'
  | 'recall'
  | 'next'
  | 'undo'
  | 'alert'
  | 'list'
  | 'priority'
  | 'accept'
  | 'missing'
  | 'pause'
  | 'close';

export interface KeyState {
  readonly live: boolean;
  /** Why it does nothing now; said when it is pressed all the same. */
  readonly why?: () => string;
}

/** What the large key does: it is always the next step. */
export type NextStep = 'call' | 'finish-and-call' | 'resume' | 'open';

export function nextStep(situation: Situation): NextStep {
  if (situation.seat === 'closed') return 'open';
  if (situation.paused) return 'resume';
  return situation.ticket === undefined ? 'call' : 'finish-and-call';
}

const live: KeyState = { live: true };
const dead = (why: () => string): KeyState => ({ live: false, why });

/** The server is away, or the session has ended. */
export type Blocked = 'lost' | 'expired';

export function keyState(name: KeyName, situation: Situation | undefined, blocked: Blocked | undefined): KeyState {
  if (situation === undefined) return dead(() => words().why.noData);
  if (name === 'list' && blocked === 'lost') return live;
  if (blocked !== undefined) return dead(() => words().why[blocked]);
  if (situation.seat === 'other') return dead(() => words().why.other);
  if (name === 'next') return nextState(situation);
  if (situation.seat === 'closed') return dead(() => words().why.closed);
  return stateAtWork(name, situation);
}

function nextState(situation: Situation): KeyState {
  const nobody = nextStep(situation) === 'call' && situation.waiting === 0;
  return nobody ? dead(() => words().why.nobody) : live;
}

function stateAtWork(name: Exclude<KeyName, 'next'>, { ticket, view, alert, paused }: Situation): KeyState {
  switch (name) {
    case 'list':
      return live;
    case 'undo':
      return view.me.lastAct === undefined ? dead(() => words().why.nothingToUndo) : live;
    case 'alert':
      return alert === undefined ? dead(() => words().why.noAlert) : live;
    case 'pause':
      return paused ? dead(() => words().why.paused) : live;
    case 'close':
      return ticket === undefined ? live : dead(() => words().why.finishFirst(ticket.label));
    case 'priority':
      return ticket !== undefined && ticket.priorityClass !== 'none' ? live : dead(() => words().why.noPriority);
    case 'accept':
    case 'missing':
      if (view.parts?.[name === 'accept' ? 'results' : 'returns'] !== true) return dead(() => words().why.partOff);
      return ticket === undefined ? dead(() => words().why.noTicket) : live;
    case 'no-show':
    case 'recall':
      if (ticket === undefined) return dead(() => words().why.noTicket);
      return ticket.state === 'called' ? live : dead(() => words().why.alreadyServing(ticket.label));
    default:
      return ticket === undefined ? dead(() => words().why.noTicket) : live;
  }
}
