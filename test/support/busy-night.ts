/** An office at work while its clock passes midnight: kiosks that issue, clerks who call and finish, everybody at once. */
import type { IssueAnswer, TicketAnswer } from '#common/contract/commands.ts';
import { dice } from './dice.ts';
import type { Running } from './running.ts';
import type { Answer, Client } from './running-http.ts';

/** A command that was answered with yes. */
export interface Acknowledged {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly text: string;
  readonly who: Client;
  /** Of an event that must stand in the log for it, once. */
  readonly type: string;
  readonly ticketId: string;
}

export interface Night {
  readonly acknowledged: readonly Acknowledged[];
  readonly issued: readonly IssueAnswer['ticket'][];
  /** Codes of the refusals, each once. */
  readonly refusals: ReadonlySet<string>;
  /** Answers that nobody should get. */
  readonly odd: readonly string[];
}

/** A step of the clock for each number that is taken: midnight falls among hundreds of commands. */
const STEP_MS = 20;
const CLERKS = [
  { username: 'lan', counter: 2 },
  { username: 'huy', counter: 3 },
  { username: 'hoai', counter: 4 },
  { username: 'long', counter: 5 },
] as const;
const ENDS = ['complete', 'complete', 'park', 'no-show', 'transfer'] as const;
const EVENT = {
  start: 'ticket.started',
  complete: 'ticket.completed',
  park: 'ticket.parked',
  'no-show': 'ticket.no-show',
  transfer: 'ticket.transferred',
} as const;

let nights = 0;

/** Works until the office's clock shows `until` (ms UTC). */
export async function workThrough(office: Running, kiosks: readonly Client[], until: number): Promise<Night> {
  nights += 1;
  const name = `night-${nights}`;
  const acknowledged: Acknowledged[] = [];
  const issued: IssueAnswer['ticket'][] = [];
  const refusals = new Set<string>();
  const odd: string[] = [];
  let keys = 0;

  /** Sends one command; a refusal or a yes without a ticket answers nothing. */
  const command = async (
    who: Client,
    path: string,
    body: unknown,
    type: string,
  ): Promise<(TicketAnswer & { readonly answer: Answer }) | undefined> => {
    keys += 1;
    const key = `${name}-${keys}`;
    const answer = await who.post(path, body, key);
    if (answer.status >= 500) odd.push(`${path}: ${answer.status} ${answer.text}`);
    if (answer.status >= 400) refusals.add((answer.json as { code: string }).code);
    if (answer.status >= 400 || answer.status === 204) return undefined;
    const made = answer.json as TicketAnswer;
    acknowledged.push({ path, body, key, text: answer.text, who, type, ticketId: made.ticket.id });
    return { ...made, answer };
  };

  const kiosk = async (who: Client, seed: number): Promise<void> => {
    const roll = dice(seed);
    while (office.clock.now < until) {
      office.clock.now += STEP_MS;
      const serviceId = office.service(['A', 'B', 'C', 'E'][roll(4)] ?? 'A');
      const made = await command(who, '/api/tickets', { serviceId }, 'ticket.issued');
      if (made !== undefined) issued.push((made.answer.json as IssueAnswer).ticket);
    }
  };

  const clerk = async (who: Client, counter: number, seed: number): Promise<void> => {
    const roll = dice(seed);
    const seat = `/api/counters/${office.counter(counter)}`;
    while (office.clock.now < until) {
      // Midnight closes every counter; whoever works on sits down again.
      const seated = await who.ask(`${seat}/session`, { method: 'PUT' });
      if (seated.status !== 200) odd.push(`${seat}: ${seated.text}`);
      const called = await command(who, `${seat}/call-next`, {}, 'ticket.called');
      if (called === undefined) continue;
      const ticket = `/api/tickets/${called.ticket.id}`;
      if (roll(2) === 0) await command(who, `${ticket}/start`, {}, EVENT.start);
      const end = ENDS[roll(ENDS.length)] ?? 'complete';
      const body = end === 'transfer' ? { serviceId: office.service('B') } : {};
      const ended = await command(who, `${ticket}/${end}`, body, EVENT[end]);
      // One that cannot miss, since it was started, is completed; after midnight nothing can be done with it.
      if (ended === undefined) await command(who, `${ticket}/complete`, {}, EVENT.complete);
    }
  };

  await Promise.all([
    ...kiosks.map((who, place) => kiosk(who, 10 * nights + place)),
    ...CLERKS.map(({ username, counter }, place) => clerk(office.signedIn(username), counter, 100 * nights + place)),
  ]);
  return { acknowledged, issued, refusals, odd };
}
