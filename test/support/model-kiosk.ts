/** An agent without its door: till, tickets and exchange on a database, whose process can die between any two steps. */
import { uuidv7 } from 'uuidv7';
import type { IssueBody } from '#common/contract/commands.ts';
import { createOfficeClock, type OfficeClock } from '#server/agent/clock.ts';
import { type Exchanged, exchange } from '#server/agent/exchange.ts';
import { createGiver, type Given } from '#server/agent/give.ts';
import { recall, remember } from '#server/agent/memory.ts';
import { type AgentStore, openAgentStore } from '#server/agent/store.ts';
import type { Reply, Upstream } from '#server/agent/upstream.ts';
import type { ModelServer } from './model-server.ts';

export class Killed extends Error {
  override readonly name = 'Killed';
}

/** `lost-after`: the server did it, and nobody heard. */
export type Fault = 'none' | 'lost-before' | 'lost-after' | 'killed-before' | 'killed-after';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export class ModelKiosk {
  readonly name: string;
  readonly db: AgentStore;
  /** Whether the server is to be asked. */
  live = false;
  /** What happens at the next steps, one each: requests and commits. */
  faults: Fault[] = [];
  /** This PC's clock minus the true time, ms. */
  wallError = 0;
  /** True time since the PC was switched on counts from here. */
  private bootedAt: number;
  private readonly server: ModelServer;
  private clock: OfficeClock;
  private boot = uuidv7();

  constructor(name: string, server: ModelServer) {
    this.name = name;
    this.server = server;
    this.db = openAgentStore(':memory:');
    this.db.write((db) => remember(db, { token: 'token', serverUrl: 'http://server', view: server.view }));
    this.bootedAt = server.now;
    this.clock = this.startClock();
  }

  /** The program is started again; what was not committed is gone. */
  restart(): void {
    this.live = false;
    this.faults = [];
    this.bootedAt = this.server.now;
    this.boot = uuidv7();
    this.clock = this.startClock();
  }

  async take(body: IssueBody, key: string): Promise<Given> {
    const giver = createGiver({
      store: this.store(),
      clock: this.clock,
      boot: this.boot,
      serverUrl: 'http://server',
      hasPrinter: false,
      newId: uuidv7,
      upstream: this.upstream(),
      live: () => this.live,
      logger: quiet,
    });
    return giver.give(body, key);
  }

  /** As the link does after a connect. */
  async connect(): Promise<Exchanged> {
    // The feed's first word comes before everything else.
    this.clock.confirm(this.server.now);
    const done = await exchange({
      store: this.store(),
      clock: this.clock,
      boot: this.boot,
      upstream: this.upstream(),
      logger: quiet,
      printer: () => null,
    });
    this.live = done === 'done';
    return done;
  }

  now(): number {
    return this.clock.now();
  }

  private startClock(): OfficeClock {
    const { offsetMs, seenAt } = recall(this.db.db);
    return createOfficeClock({
      wall: () => this.server.now + this.wallError,
      ticks: () => this.server.now - this.bootedAt,
      offsetMs,
      seenAt,
    });
  }

  private store(): AgentStore {
    return {
      ...this.db,
      write: (work) => {
        const fault = this.faults.shift() ?? 'none';
        if (fault === 'killed-before') throw new Killed();
        const done = this.db.write(work);
        if (fault === 'killed-after') throw new Killed();
        return done;
      },
    };
  }

  private upstream(): Pick<Upstream, 'issue' | 'handIn' | 'sync'> {
    const ask = async <T>(act: () => { readonly status: number; readonly body: T }): Promise<Reply<T>> => {
      const fault = this.faults.shift() ?? 'none';
      if (fault === 'killed-before') throw new Killed();
      if (fault === 'lost-before') return { kind: 'lost', why: 'a test' };
      const done = act();
      if (fault === 'killed-after') throw new Killed();
      if (fault === 'lost-after') return { kind: 'lost', why: 'a test' };
      return { kind: 'answer', ...done };
    };
    const { server, name } = this;
    return {
      issue: (body, key) =>
        ask(() => {
          const { status, answer } = server.issue(name, body, key);
          return { status, body: answer };
        }),
      handIn: (tickets) => ask(() => ({ status: 200, body: server.handIn(name, tickets) })),
      sync: (body) => ask(() => ({ status: 200, body: server.sync(name, body) })),
    };
  }
}
