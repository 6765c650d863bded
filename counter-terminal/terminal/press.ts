/** What each key sends. The keypad, the mouse and Tab + Enter all come through here. */
import type { LowerReason } from '#common/contract/ticket.ts';
import { leaveCounter } from '../place.ts';
import { words } from '../words.ts';
import type { Act } from './acts.ts';
import { missingPanel } from './missing-panel.ts';
import { type KeyName, keyState, nextStep } from './pad.ts';
import { lastActText } from './phrases.ts';
import type { Situation } from './situation.ts';
import type { Panel, Terminal } from './terminal.ts';

const PANEL_OF: Partial<Record<KeyName, Panel['kind'] & ('transfer' | 'pause' | 'list' | 'priority')>> = {
  transfer: 'transfer',
  pause: 'pause',
  list: 'list',
  priority: 'priority',
};

/** Presses a key: sends its act, opens its choice, or says why it does nothing now. */
export function press(terminal: Terminal, name: KeyName): void {
  const situation = terminal.situation.peek();
  const state = keyState(name, situation, terminal.blocked.peek());
  if (situation === undefined || !state.live) {
    terminal.acts.say(name, 'info', state.why ?? (() => words().why.noData));
    return;
  }
  if (name === 'accept' || name === 'missing') {
    terminal.acts.clear();
    if (terminal.panel.peek()?.kind === name) terminal.panel.value = undefined;
    else if (name === 'missing') terminal.panel.value = missingPanel(terminal);
    else {
      terminal.panel.value = { kind: 'accept', shift: 0 };
      void terminal.readDue(situation.ticket?.cameFor ?? situation.ticket?.serviceId ?? '');
    }
    return;
  }
  const kind = PANEL_OF[name];
  if (kind !== undefined) {
    terminal.acts.clear();
    terminal.panel.value = terminal.panel.peek()?.kind === kind ? undefined : { kind };
    return;
  }
  const act = actOf(name, situation, terminal);
  if (act !== undefined) terminal.acts.run(act);
}

/** Runs an act, unless none can be sent now: then it says why, beside its key. */
export function tryAct(terminal: Terminal, act: Act): void {
  const blocked = terminal.blocked.peek();
  if (blocked === undefined) terminal.acts.run(act);
  else terminal.acts.say(act.spot, 'info', () => words().why[blocked]);
}

function actOf(name: KeyName, situation: Situation, terminal: Terminal): Act | undefined {
  const { ticket, counter } = situation;
  const ofTicket = (verb: string): Act | undefined =>
    ticket === undefined ? undefined : { spot: name, path: `/api/tickets/${ticket.id}/${verb}` };
  switch (name) {
    case 'park':
      return ofTicket('park');
    case 'no-show':
      return ofTicket('no-show');
    case 'recall':
      return ofTicket('recall');
    case 'finish':
      return ofTicket(ticket?.state === 'called' ? 'start' : 'complete');
    case 'print': {
      const label = ticket?.label;
      if (label === undefined) return undefined;
      terminal.printing.value = label;
      const print = ofTicket('print');
      return print && { ...print, done: () => () => words().notes.printing(label) };
    }
    case 'next':
      return nextAct(situation, terminal);
    case 'undo': {
      const { lastAct } = situation.view.me;
      if (lastAct === undefined) return undefined;
      return {
        spot: 'undo',
        path: `/api/counters/${counter.id}/undo`,
        done: () => () => words().notes.undone(lastActText(lastAct)),
      };
    }
    case 'alert':
      return alertAct(situation);
    case 'close':
      return {
        spot: 'close',
        method: 'DELETE',
        path: `/api/counters/${counter.id}/session`,
        done: () => {
          leaveCounter(terminal.session);
          return undefined;
        },
      };
    default:
      return undefined;
  }
}

function nextAct(situation: Situation, terminal: Terminal): Act {
  const { counter, ticket } = situation;
  const session = `/api/counters/${counter.id}/session`;
  switch (nextStep(situation)) {
    case 'open':
      return { spot: 'next', method: 'PUT', path: session };
    case 'resume':
      return { spot: 'next', method: 'PATCH', path: session, body: { paused: false } };
    case 'call':
    case 'finish-and-call':
      terminal.panel.value = undefined;
      return {
        spot: 'next',
        path: `/api/counters/${counter.id}/call-next`,
        body: finishing(situation),
        done: (status) => {
          if (status !== 204) return undefined;
          return ticket === undefined ? () => words().notes.nobody : () => words().notes.finishedNobody(ticket.label);
        },
      };
  }
}

/** The body that finishes the open ticket by the same key. */
function finishing({ ticket }: Situation): { finish?: 'completed' } {
  return ticket === undefined ? {} : { finish: 'completed' };
}

function alertAct({ alert }: Situation): Act | undefined {
  if (alert === undefined) return undefined;
  if (alert.kind === 'help') return answerHelp(alert.help.id, 'alert');
  return { spot: 'alert', path: `/api/tickets/${alert.late.ticket.id}/call`, body: {} };
}

/** «Tôi đến»: tells the kiosk that somebody comes. */
export function answerHelp(helpId: string, spot: string): Act {
  return { spot, path: `/api/help/${helpId}/answer` };
}

/** Calls a chosen ticket; the open one is finished by the same key, as «Gọi tiếp» does. */
export function callTicket(situation: Situation, ticketId: string, spot: string): Act {
  return { spot, path: `/api/tickets/${ticketId}/call`, body: finishing(situation) };
}

/** Back into the line, with the place that it had. */
export function returnTicket(ticketId: string, spot: string): Act {
  return { spot, path: `/api/tickets/${ticketId}/return` };
}

export function setPriority(ticketId: string, priorityClass: string, spot: string, reason?: LowerReason): Act {
  const body = reason === undefined ? { priorityClass } : { priorityClass, reason };
  return { spot, path: `/api/tickets/${ticketId}/priority`, body };
}
