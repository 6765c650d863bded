/** (situation, command, now) → events | refusal. Every change of the queue goes through here. */
import type { Refusal } from '#common/contract/errors.ts';
import { callByHand, callNext } from './call.ts';
import type { By, Command } from './commands.ts';
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './counter-session.ts';
import type { NewEvent } from './events.ts';
import { handIn } from './hand-in.ts';
import { issue } from './issue.ts';
import { chain } from './name-next.ts';
import { postpone } from './postpone.ts';
import { recount } from './recount.ts';
import { reclassify, transfer, work } from './serve.ts';
import type { Situation } from './situation.ts';
import { undo } from './undo.ts';

/** What a command leads to. An empty list is an answer too: nobody waits. */
export type Decision = readonly NewEvent[] | Refusal;

export function decide(situation: Situation, command: Command, by: By, actId: string, now: number): Decision {
  switch (command.type) {
    case 'issue':
      return issue(situation, command, by, now);
    case 'hand-in':
      return handIn(situation, command, by, now);
    case 'call-next':
      return callNext(situation, command, by, actId, now);
    case 'call':
      return callByHand(situation, command, by, actId, now);
    case 'postpone':
      return postpone(situation, command, now);
    case 'transfer':
      return transfer(situation, command, by, actId, now);
    case 'chain':
      return chain(situation, command, by);
    case 'recount':
      return recount(situation, command, by);
    case 'reclassify':
      return reclassify(situation, command);
    case 'undo':
      return undo(situation, command, by);
    case 'open-counter':
      return openCounter(situation, command, by);
    case 'close-counter':
      return closeCounter(situation, command, by);
    case 'pause':
      return pauseCounter(situation, command, by);
    case 'resume':
      return resumeCounter(situation, command, by);
    default:
      return work(situation, command, by, actId, now);
  }
}
