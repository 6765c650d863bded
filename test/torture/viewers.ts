/** Screens, terminals and phones that listen, come back by themselves, and keep what they were told. */
import { isDeepStrictEqual } from 'node:util';
import { Listener } from '#test/support/running-feed.ts';
import type { Ledger } from './ledger.ts';
import { pause } from './patient.ts';
import type { Victim } from './victim.ts';

/** An unbroken stretch of a feed: everything after `from` up to `to` that concerns the topic was heard. */
export interface Stretch {
  readonly from: number;
  to: number;
  /** By seq: the type of the event. */
  readonly heard: Map<number, string>;
}

const COMPARED_WITHIN_MS = 20_000;

export class Viewer {
  readonly topic: string;
  readonly stretches: Stretch[] = [];
  private readonly headers: Readonly<Record<string, string>>;
  private readonly victim: Victim;
  private readonly ledger: Ledger;
  private listener: Listener | undefined;
  private view: unknown;
  private seq: number | undefined;
  private noted: Listener | undefined;
  private ended = false;
  readonly done: Promise<void>;

  constructor(topic: string, headers: Readonly<Record<string, string>>, victim: Victim, ledger: Ledger) {
    this.topic = topic;
    this.headers = headers;
    this.victim = victim;
    this.ledger = ledger;
    this.done = this.live();
  }

  /** What is on the screen. */
  get shown(): unknown {
    return this.listener?.view ?? this.view;
  }

  /** Loses the connection, as Wi-Fi does. */
  drop(): void {
    this.listener?.socket.terminate();
  }

  end(): void {
    this.ended = true;
    this.drop();
  }

  /** Waits until its view equals a fresh snapshot; answers what is wrong, if it never does. */
  async compare(): Promise<string | undefined> {
    const origin = await this.victim.origin();
    const fresh = new Listener(origin, this.topic, { headers: this.headers });
    const started = Date.now();
    try {
      while (Date.now() - started < COMPARED_WITHIN_MS) {
        if (this.sameAs(fresh)) {
          this.ledger.count('views compared');
          return undefined;
        }
        await pause(15);
      }
      return `${this.topic}: the view is not that of a fresh snapshot: ${difference(this.listener?.view, fresh.view)}`;
    } finally {
      fresh.socket.terminate();
    }
  }

  /** Not by seq: what a topic is not told of leaves its seq behind. Nothing is under way, so equal views stay equal. */
  private sameAs(fresh: Listener): boolean {
    const mine = this.listener;
    return mine !== undefined && fresh.view !== undefined && isDeepStrictEqual(mine.view, fresh.view);
  }

  private async live(): Promise<void> {
    while (!this.ended) {
      const origin = await Promise.race([this.victim.origin(), pause(500)]);
      if (typeof origin !== 'string' || this.ended) continue;
      await this.listen(origin);
      await pause(30);
    }
  }

  private async listen(origin: string): Promise<void> {
    const resumed = this.seq === undefined ? {} : { lastSeq: this.seq };
    const listener = new Listener(origin, this.topic, { headers: this.headers, ...resumed });
    listener.view = this.view;
    this.listener = listener;
    let goodbye = '';
    await listener.closed.then(
      ({ code, reason }) => {
        goodbye = `${code} ${reason}`;
      },
      () => undefined,
    );
    if (/^44(00|01|03|09)/.test(goodbye)) this.ledger.faults.push(`${this.topic} was turned away: ${goodbye}`);
    this.keep(listener);
  }

  /** What was heard on a connection that is over. */
  private keep(listener: Listener): void {
    this.ledger.faults.push(...listener.faults.map((fault) => `${this.topic}: ${fault}`));
    if (listener.messages.length > 0) this.note(listener);
    this.view = listener.view;
    this.seq = listener.seq;
    this.listener = undefined;
  }

  private note(listener: Listener): void {
    const first = listener.messages[0];
    if (first?.type === 'snapshot' || this.seq === undefined) this.ledger.count('snapshots taken');
    else if (listener !== this.noted) this.ledger.count('feeds resumed');
    this.noted = listener;
    const from = first?.type === 'snapshot' ? first.seq : (this.seq ?? 0);
    const heard = new Map(listener.events.map(({ seq, event }) => [seq, event.type]));
    this.ledger.count('events heard', heard.size);
    this.stretches.push({ from, to: listener.seq ?? from, heard });
  }

  /** The stretches so far, the running one too; each is handed out once, in parts if need be. */
  takeStretches(): Stretch[] {
    const { listener } = this;
    if (listener !== undefined && listener.messages.length > 0) {
      this.note(listener);
      // What was taken is not handed out again; the rest of this connection goes on from here.
      this.seq = listener.seq;
      listener.messages.length = 0;
    }
    return this.stretches.splice(0);
  }
}

/** Where two views differ, in a few words. */
function difference(a: unknown, b: unknown, path = ''): string {
  if (isDeepStrictEqual(a, b)) return '';
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return `${path} is ${JSON.stringify(a)?.slice(0, 200)}, not ${JSON.stringify(b)?.slice(0, 200)}`;
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const [mine, fresh] = [new Map(Object.entries(a)).get(key), new Map(Object.entries(b)).get(key)];
    if (!isDeepStrictEqual(mine, fresh)) return difference(mine, fresh, `${path}/${key}`);
  }
  return `${path} differs`;
}
