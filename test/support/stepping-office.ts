/** A served office whose machine has a clock that steps, beside a counter that does not. */
import type { IssueAnswer } from '#common/contract/commands.ts';
import { type Running, run } from './running.ts';
import type { Answer, Client } from './running-http.ts';

export interface SteppingOffice {
  readonly office: Running;
  readonly kiosk: Client;
  readonly lan: Client;
  /** Path of the counter at which Lan sits. */
  readonly seat: string;
  /** Time goes by, and the clock with it. */
  pass(ms: number): void;
  /** Somebody sets the clock, or the battery does. */
  set(moment: string): void;
  issue(prefix?: string): Promise<IssueAnswer['ticket']>;
  ask(who: Client, path: string, body?: unknown): Promise<Answer>;
  /** The clockwork looks at the clock as it does every 5 s. */
  tick(): Promise<void>;
  /** Signed in by the office's time, whatever the machine's clock shows. */
  as(username: string): Client;
  stateOf(ticketId: string): string | undefined;
  /** The same office by another process, whose counter begins anew. */
  restart(): Promise<void>;
}

let keys = 0;

/** Lan sits at counter 2. Not a demo office, whose clock is believed more easily. */
export async function steppingOffice(start: string): Promise<SteppingOffice> {
  const steady = { ms: 0 };
  const office = await run({
    start: Date.parse(start),
    demo: false,
    ticking: (clock) => ({ wall: () => clock.now, steady: () => steady.ms, asleep: () => 0 }),
  });
  const kiosk = (await office.device('kiosk')).client;
  const lan = office.signedIn('lan');
  const seat = `/api/counters/${office.counter(2)}`;
  await lan.ask(`${seat}/session`, { method: 'PUT' });
  const ask = (who: Client, path: string, body?: unknown): Promise<Answer> => {
    keys += 1;
    // A restart gives the server another address.
    return office.stranger({ ...who.headers, origin: office.origin }).post(path, body, `step-${keys}`);
  };
  const { clock } = office;
  return {
    office,
    kiosk,
    lan,
    seat,
    ask,
    pass(ms) {
      clock.now += ms;
      steady.ms += ms;
    },
    set(moment) {
      clock.now = Date.parse(moment);
    },
    async issue(prefix = 'A') {
      const answer = await ask(kiosk, '/api/tickets', { serviceId: office.service(prefix) });
      if (answer.status !== 201) throw new Error(answer.text);
      return (answer.json as IssueAnswer).ticket;
    },
    async tick() {
      // Judged at most once a second.
      clock.now += 1_000;
      steady.ms += 1_000;
      await office.server.tick();
    },
    as(username) {
      const shown = clock.now;
      clock.now = office.server.core.log.lastAt() ?? shown;
      const client = office.signedIn(username);
      clock.now = shown;
      return client;
    },
    stateOf: (ticketId) => office.server.core.tickets.byId(ticketId)?.state,
    async restart() {
      steady.ms = 0;
      await office.restart();
    },
  };
}
