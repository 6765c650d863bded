/** Sentences about tickets and acts, in the page's language. */
import type { LastAct, QueueTicket, StaffCounter, StaffService } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { clockTime } from '#common/web/time.ts';
import { words } from '../words.ts';
import type { Late, Situation } from './situation.ts';

/** `08:45` of a moment, in the office's zone. */
export function clockOf(moment: string, { view }: Pick<Situation, 'view'>): string {
  return clockTime(Date.parse(moment), view.office.timeZone);
}

/** Where a ticket stands that is outside the line, or just back in it, and since when. */
export function asideState(ticket: QueueTicket, situation: Situation): string {
  const time = clockOf(ticket.since, situation);
  if (ticket.state === 'parked') return words().queue.parkedAt(time);
  if (ticket.state === 'no-show') return words().queue.missedAt(time);
  return words().queue.cameBackAt(time);
}

/** What the undo key would take back. */
export function lastActText({ kind, label, finishedLabel }: LastAct): string {
  const { acts } = words();
  if ((kind === 'call' || kind === 'call-next') && finishedLabel !== undefined) {
    return acts.finishedAndCalled(finishedLabel, label);
  }
  return acts[kind](label);
}

/** The field of a ticket's errand: in the lane for many dossiers that is the one that was asked for (SPEC J131). */
export function fieldOf(
  { cameFor, serviceId }: QueueTicket,
  { view }: Pick<Situation, 'view'>,
): StaffService | undefined {
  return view.services[cameFor ?? serviceId];
}

/** Field and procedure of a ticket, e.g. «Bảo trợ xã hội – Trợ cấp xã hội hằng tháng». */
export function workOf(ticket: QueueTicket, situation: Situation): { service: string; procedure?: string } {
  const service = fieldOf(ticket, situation);
  const procedure = service?.procedures.find((entry) => entry.code === ticket.procedureCode);
  return {
    service: service === undefined ? '' : inLanguage(service.shortName),
    ...(procedure === undefined ? {} : { procedure: inLanguage(procedure.name) }),
  };
}

/** Why it matters that a late ticket is called here: its limit, and what the other counters of its field do. */
export function lateDetail({ ticket, limit }: Late, situation: Situation): string {
  const { service, procedure } = workOf(ticket, situation);
  const others = Object.values(situation.view.counters)
    .filter((counter) => counter.id !== situation.counter.id && counter.serviceIds.includes(ticket.serviceId))
    .sort((a, b) => a.number - b.number)
    .slice(0, 2)
    .map((counter) => words().alert.counterDoes[doing(counter)](counter.number));
  return [
    `${procedure === undefined ? service : `${service} – ${procedure}`}.`,
    words().alert.limit(limit),
    ...others,
  ].join(' ');
}

function doing(counter: StaffCounter): 'closed' | 'paused' | 'busy' | 'free' {
  if (counter.session === undefined) return 'closed';
  if (counter.session.pausedAt !== undefined) return 'paused';
  return counter.ticketId === undefined ? 'free' : 'busy';
}

/** Age of data in words that a clerk reads at a glance. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return seconds < 60 ? words().seconds(seconds) : words().minutes(Math.floor(seconds / 60));
}
