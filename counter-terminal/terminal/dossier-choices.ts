/** «Nhận hồ sơ» and «Thiếu giấy»: chosen in the middle of the page, done by one more key. */
import type { DueAnswer } from '#common/contract/dossiers.ts';
import type { Procedure } from '#common/contract/office.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { fullDate } from '#common/web/time.ts';
import { slipWords } from '../slip-words.ts';
import type { Choice, Option } from './choices.ts';
import { tryAct } from './press.ts';
import type { Situation } from './situation.ts';
import type { Panel, Terminal } from './terminal.ts';

type MissingPanel = Extract<Panel, { kind: 'missing' }>;

const dayText = (day: string): string => fullDate(Date.parse(`${day}T00:00:00Z`), 'UTC', language.value);

/** The office's working day that lies `shift` of them after (before) a day; never before today. */
function shifted({ workingDays }: DueAnswer, day: string, shift: number): string {
  if (shift === 0) return day;
  const place = workingDays.findIndex((one) => one >= day);
  return workingDays[Math.max(0, Math.min(workingDays.length - 1, place + shift))] ?? day;
}

/** One key records the dossier of a procedure, with the day that is shown beside it. */
export function acceptChoice(shift: number, { ticket, view }: Situation, terminal: Terminal): Choice {
  const text = slipWords().dossier;
  const due = terminal.due.value;
  const heading = text.accept(ticket?.label ?? '');
  if (ticket === undefined || due === undefined) return { heading, empty: text.reading, options: [] };
  const first = ticket.procedureCode;
  const procedures = [...due.procedures].sort((a, b) => Number(b.code === first) - Number(a.code === first));
  const record = (code: string, day: string, computed: boolean) => (): void => {
    tryAct(terminal, {
      spot: 'accept',
      path: '/api/dossiers',
      body: {
        serviceId: ticket.cameFor ?? ticket.serviceId,
        procedureCode: code,
        ticketId: ticket.id,
        ...(computed ? {} : { dueDay: day }),
      },
      done: () => () => text.recorded(dayText(day)),
    });
  };
  const move = (by: number, name: string, id: string): Option => ({
    id,
    text: name,
    choose: () => {
      terminal.panel.value = { kind: 'accept', shift: shift + by };
    },
  });
  return {
    heading,
    hint: shift === 0 ? text.acceptHint : text.shifted(shift),
    empty: text.noProcedure(inLanguage(view.services[ticket.cameFor ?? ticket.serviceId]?.name ?? { vi: '', en: '' })),
    options: [
      ...procedures.map(({ code, name, dueDay }): Option => {
        const day = shifted(due, dueDay, shift);
        return {
          id: `accept-${code}`,
          text: inLanguage(name),
          detail: text.due(dayText(day)),
          choose: record(code, day, shift === 0),
        };
      }),
      ...(procedures.length === 0
        ? []
        : [move(1, text.later, 'accept-later'), ...(shift > -5 ? [move(-1, text.earlier, 'accept-earlier')] : [])]),
    ],
  };
}

/** The papers of the procedure to mark; Enter prints the slip and sets the ticket aside. */
export function missingChoice(panel: MissingPanel, { ticket, view }: Situation, terminal: Terminal): Choice {
  const text = slipWords().dossier;
  const heading = text.missing(ticket?.label ?? '');
  const procedures = ticket === undefined ? [] : (view.services[ticket.cameFor ?? ticket.serviceId]?.procedures ?? []);
  const code = panel.procedureCode ?? ticket?.procedureCode;
  const procedure = procedures.find((one) => one.code === code);
  if (ticket === undefined) return { heading, empty: text.noPapers, options: [] };
  if (procedure === undefined) {
    return { heading, hint: text.whichProcedure, empty: text.noPapers, options: procedures.map(chooseProcedure) };
  }
  const { papers } = panel;
  return {
    heading,
    hint: inLanguage(procedure.name),
    empty: text.noPapers,
    options: procedure.papers.map((paper, index): Option => {
      const chosen = papers.includes(index);
      return {
        id: `missing-${index}`,
        text: inLanguage(paper.name),
        detail: chosen ? text.isMissing : text.isThere,
        warn: chosen,
        choose: () => {
          const next = chosen ? papers.filter((one) => one !== index) : [...papers, index].sort((a, b) => a - b);
          terminal.panel.value = { ...panel, papers: next };
        },
      };
    }),
    ...(papers.length === 0
      ? {}
      : { confirm: { text: text.printMissing(papers.length, ticket.label), choose: () => send(procedure) } }),
  };

  function chooseProcedure({ code: one, name }: Procedure): Option {
    return {
      id: `missing-of-${one}`,
      text: inLanguage(name),
      choose: () => {
        terminal.panel.value = { kind: 'missing', procedureCode: one, papers: [] };
      },
    };
  }

  function send({ code: procedureCode }: Procedure): void {
    const label = ticket?.label ?? '';
    tryAct(terminal, {
      spot: 'missing',
      path: '/api/paper-requests',
      body: { ticketId: ticket?.id, procedureCode, papers },
      done: () => () => text.asked(label),
    });
  }
}
