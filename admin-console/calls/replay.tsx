import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import type { ReplayAnswer, ReplayTicket } from '#common/contract/replay.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { fullDate } from '#common/web/time.ts';
import { view } from '../live.ts';
import { href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { ruleText } from './rule-text.ts';
import { callWords } from './words.ts';

/** One call played again: the rule in words, then the line as it stood, with why not for each who was not called. */
export function Replay({ seq }: { seq: string }) {
  const text = callWords();
  const state = useMemo(
    () => ({ answer: signal<ReplayAnswer | undefined>(undefined), problem: signal<Problem | undefined>(undefined) }),
    [],
  );
  useEffect(() => {
    void send<ReplayAnswer>(`/api/calls/${seq}`).then((got) => {
      if (got.ok) state.answer.value = got.body;
      else state.problem.value = got.problem;
    });
  }, [seq]);
  const answer = state.answer.value;
  const problem = state.problem.value;
  return (
    <div class="calls">
      <p class="act-row">
        <a class="button" href={href('calls', answer === undefined ? '' : `on/${answer.call.at.slice(0, 10)}`)}>
          {text.back}
        </a>
      </p>
      {problem !== undefined && (
        <p class="notice bad" role="alert">
          <span class="notice-words">{inLanguage(problem.message)}</span>
        </p>
      )}
      {answer === undefined && problem === undefined && <p class="quiet">{words().loading}</p>}
      {answer !== undefined && <Played answer={answer} />}
    </div>
  );
}

function Played({ answer }: { answer: ReplayAnswer }) {
  const text = callWords();
  const { call, line, serviceIds } = answer;
  const day = fullDate(Date.parse(`${call.at.slice(0, 10)}T00:00:00Z`), 'UTC', language.value);
  return (
    <>
      <h2>{text.heading(call.label, call.counterNumber, call.at.slice(11, 19), day)}</h2>
      <p class="call-rule">
        <strong>{text.reasons[call.reason]}.</strong> {ruleText(answer)}
      </p>
      <p class="quiet">{text.order(serviceIds.map(serviceName))}</p>
      {!answer.rulesKnown && <p class="notice warn">{text.rulesUnknown}</p>}
      {line.length === 0 ? (
        <p>{text.nobody}</p>
      ) : (
        <table class="table call-line">
          <caption>{text.lineHeading(line.length)}</caption>
          <thead>
            <tr>
              {text.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {line.map((ticket) => (
              <LineRow key={ticket.label} ticket={ticket} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function LineRow({ ticket }: { ticket: ReplayTicket }) {
  const text = callWords();
  const { label, standing, waitedMinutes, longestWaitMinutes } = ticket;
  const called = standing === 'called';
  return (
    <tr class={called ? 'call-chosen' : undefined}>
      <th scope="row">{label}</th>
      <td>{serviceName(ticket.serviceId)}</td>
      <td>{className(ticket.priorityClass)}</td>
      <td>
        {ticket.placeAt.slice(11, 16)}
        {ticket.returned && <span class="quiet"> {text.cameBack}</span>}
      </td>
      <td>{text.waited(waitedMinutes, longestWaitMinutes)}</td>
      <td>{called ? <strong>{text.standings.called}</strong> : text.standings[standing]}</td>
    </tr>
  );
}

function serviceName(id: string): string {
  const service = view()?.services[id];
  return service === undefined ? words().audit.gone : `${service.prefix} ${inLanguage(service.shortName)}`.trim();
}

function className(code: string): string {
  const known = view()?.priorityClasses.find((one) => one.code === code);
  return known === undefined ? (words().audit.values[code] ?? code) : inLanguage(known.name);
}
