/** The choices that open in the middle of the page: never a dialog, always answered by one digit (LOOK, "Counter"). */
import type { QueueTicket } from '#common/contract/views.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { leaveCounter } from '../place.ts';
import { words } from '../words.ts';
import type { Act } from './acts.ts';
import { countChoice } from './count-choice.ts';
import { slips } from './late.ts';
import { keyState } from './pad.ts';
import { asideState, fieldOf } from './phrases.ts';
import { callTicket, press, returnTicket, tryAct } from './press.ts';
import { lowerChoice, priorityChoice } from './priority-choice.ts';
import { type Situation, waitedMinutes } from './situation.ts';
import type { Panel, Terminal } from './terminal.ts';

export interface Option {
  /** Also the spot of its note. */
  readonly id: string;
  /** Letter of a field, in a tile. */
  readonly tile?: string;
  /** A ticket's number. */
  readonly label?: string;
  readonly text: string;
  readonly detail?: string;
  readonly warn?: boolean;
  readonly choose: () => void;
}

export interface Choice {
  readonly heading: string;
  readonly hint?: string;
  /** Said when there is nothing to choose. */
  readonly empty: string;
  readonly options: readonly Option[];
  /** What Enter does, for a choice of several. */
  readonly confirm?: { readonly text: string; readonly choose: () => void };
}

/** Digits choose the first nine; the others are reached by mouse or Tab. */
export const MOST_DIGITS = 9;

export function choiceOf(panel: Panel, situation: Situation, terminal: Terminal): Choice {
  switch (panel.kind) {
    case 'transfer':
      return transferChoice(situation, terminal);
    case 'chain':
      return chainChoice(situation, terminal);
    case 'count':
      return countChoice(situation, terminal);
    case 'pause':
      return pauseChoice(situation, terminal);
    case 'list':
      return listChoice(situation, terminal);
    case 'line':
      return lineChoice(panel.serviceId, situation, terminal);
    case 'aside':
      return asideChoice(situation, terminal);
    case 'priority':
      return priorityChoice(situation, terminal);
    case 'lower':
      return lowerChoice(situation, terminal);
    case 'menu':
      return menuChoice(situation, terminal);
    case 'accept':
      return slips.value.value?.acceptChoice(panel.shift, situation, terminal) ?? loadingChoice();
    case 'missing':
      return slips.value.value?.missingChoice(panel, situation, terminal) ?? loadingChoice();
    case 'code':
      // It has a field of its own.
      return { heading: words().choices.code, empty: '', options: [] };
  }
}

/** Its part of the page is on its way. */
const loadingChoice = (): Choice => ({ heading: words().loading, empty: '', options: [] });

const choose = (terminal: Terminal, act: Act) => (): void => tryAct(terminal, act);

function transferChoice({ ticket, view }: Situation, terminal: Terminal): Choice {
  const services = Object.values(view.services)
    .filter((service) => service.active && service.id !== ticket?.serviceId)
    .sort((a, b) => a.position - b.position);
  return {
    heading: words().choices.transfer(ticket?.label ?? ''),
    empty: words().choices.noService,
    options: services.map((service) => {
      const id = `transfer-${service.id}`;
      return {
        id,
        tile: service.prefix,
        text: inLanguage(service.shortName),
        detail: words().people(service.waiting),
        choose: choose(terminal, {
          spot: id,
          path: `/api/tickets/${ticket?.id ?? ''}/transfer`,
          body: { serviceId: service.id },
        }),
      };
    }),
  };
}

/** What comes after this service on the same number: a field that is named already is taken back (SPEC J60). */
function chainChoice({ ticket, view }: Situation, terminal: Terminal): Choice {
  const { heading, named } = words().chain;
  const next = ticket?.next ?? [];
  const services = Object.values(view.services)
    .filter((service) => service.active && service.id !== ticket?.serviceId)
    .sort((a, b) => a.position - b.position);
  return {
    heading: heading(ticket?.label ?? ''),
    empty: words().choices.noService,
    options: services.map(({ id, prefix, shortName, waiting }) => {
      const spot = `chain-${id}`;
      const isNamed = next.includes(id);
      const path = `/api/tickets/${ticket?.id ?? ''}/chain`;
      const body = { next: isNamed ? next.filter((one) => one !== id) : [...next, id] };
      return {
        id: spot,
        tile: prefix,
        text: inLanguage(shortName),
        detail: isNamed ? named : words().people(waiting),
        choose: choose(terminal, { spot, path, body }),
      };
    }),
  };
}

function pauseChoice({ view, counter, ticket }: Situation, terminal: Terminal): Choice {
  const pause = (id: string, text: string, reason?: string): Option => ({
    id,
    text,
    choose: choose(terminal, {
      spot: id,
      method: 'PATCH',
      path: `/api/counters/${counter.id}/session`,
      body: reason === undefined ? { paused: true } : { paused: true, reason },
    }),
  });
  return {
    heading: words().choices.pause,
    hint: ticket === undefined ? words().choices.pauseHint : words().choices.pauseWithTicket(ticket.label),
    empty: '',
    options: [
      ...view.pauseReasons.map((reason, index) => pause(`pause-${index}`, inLanguage(reason), reason.vi)),
      pause('pause-none', words().choices.noReason),
    ],
  };
}

function listChoice({ lines, aside, view }: Situation, terminal: Terminal): Choice {
  return {
    heading: words().choices.list,
    empty: words().choices.noService,
    options: [
      ...lines.map(
        (line): Option => ({
          id: `line-${line.service.id}`,
          tile: line.service.prefix,
          text: inLanguage(line.service.shortName),
          detail: words().people(line.waiting.length),
          choose: () => {
            terminal.panel.value = { kind: 'line', serviceId: line.service.id };
          },
        }),
      ),
      {
        id: 'open-aside',
        text: words().queue.aside,
        detail: words().people(aside.length),
        choose: () => {
          terminal.panel.value = { kind: 'aside' };
        },
      },
      ...(view.parts?.results === true || view.parts?.returns === true
        ? [
            {
              id: 'open-code',
              text: words().choices.code,
              choose: () => {
                terminal.panel.value = { kind: 'code' };
              },
            },
          ]
        : []),
    ],
  };
}

function lineChoice(serviceId: string, situation: Situation, terminal: Terminal): Choice {
  const line = situation.lines.find((entry) => entry.service.id === serviceId);
  return {
    heading: words().choices.line(line === undefined ? '' : inLanguage(line.service.shortName)),
    ...(situation.ticket === undefined ? {} : { hint: words().choices.willFinish(situation.ticket.label) }),
    empty: words().choices.nobody,
    options: (line?.waiting ?? []).map((ticket) => {
      const id = `call-${ticket.id}`;
      const waited = waitedMinutes(ticket, situation.now);
      return {
        id,
        label: ticket.label,
        text: words().waited(waited),
        detail: details(ticket, situation),
        warn: Date.parse(ticket.overdueAt) < situation.now,
        choose: choose(terminal, callTicket(situation, ticket.id, id)),
      };
    }),
  };
}

/** Procedure and priority of a waiting ticket, as far as known. */
function details(ticket: QueueTicket, situation: Situation): string {
  const { view } = situation;
  const { dossiers, cameFor = '' } = ticket;
  const field = view.services[cameFor];
  const procedure = fieldOf(ticket, situation)?.procedures.find((entry) => entry.code === ticket.procedureCode);
  const priority = view.priorityClasses.find((entry) => entry.code === ticket.priorityClass);
  return [
    dossiers === undefined ? undefined : words().ticket.many(dossiers),
    field === undefined ? undefined : words().ticket.cameForField(inLanguage(field.shortName)),
    procedure === undefined ? undefined : inLanguage(procedure.name),
    ticket.priorityClass === 'none' || priority === undefined ? undefined : inLanguage(priority.name),
    ticket.returned === true ? words().queue.cameBack : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function asideChoice(situation: Situation, terminal: Terminal): Choice {
  return {
    heading: words().queue.aside,
    ...(situation.ticket === undefined ? {} : { hint: words().choices.willFinish(situation.ticket.label) }),
    empty: words().queue.noAside,
    options: situation.aside.flatMap((ticket) => {
      const call: Option = {
        id: `call-${ticket.id}`,
        label: ticket.label,
        text: words().choices.call,
        detail: asideState(ticket, situation),
        choose: choose(terminal, callTicket(situation, ticket.id, `call-${ticket.id}`)),
      };
      if (ticket.state === 'waiting') return [call];
      const back: Option = {
        id: `return-${ticket.id}`,
        label: ticket.label,
        text: words().choices.back,
        detail: words().choices.keepsPlace,
        choose: choose(terminal, returnTicket(ticket.id, `return-${ticket.id}`)),
      };
      return [call, back];
    }),
  };
}

/** What the narrow window has no room for at its top. */
function menuChoice(situation: Situation, terminal: Terminal): Choice {
  const blocked = terminal.blocked.peek();
  const key = (name: 'print' | 'pause' | 'close', text: string): Option => {
    const state = keyState(name, situation, blocked);
    const why = state.live ? undefined : state.why?.();
    return { id: name, text, ...(why === undefined ? {} : { detail: why }), choose: () => press(terminal, name) };
  };
  return {
    heading: words().choices.menu,
    empty: '',
    options: [
      key('print', words().keys.print),
      key('pause', words().keys.pause),
      key('close', words().keys.close),
      {
        id: 'other-counter',
        text: words().choose.other,
        ...(situation.ticket === undefined ? {} : { detail: words().why.finishFirst(situation.ticket.label) }),
        choose: () => {
          if (situation.ticket === undefined) leaveCounter(terminal.session);
          else terminal.acts.say('other-counter', 'info', () => words().why.finishFirst(situation.ticket?.label ?? ''));
        },
      },
      {
        id: 'language',
        text: language.value === 'vi' ? 'English' : 'Tiếng Việt',
        choose: () => {
          language.value = language.peek() === 'vi' ? 'en' : 'vi';
          terminal.panel.value = undefined;
        },
      },
    ],
  };
}
