/** A listener of `/api/feed` as docs/PROTOCOL.md describes one: folds patches, watches `prev`, never reconnects. */
import { WebSocket } from 'ws';
import type { EventMessage, ServerMessage } from '#common/contract/feed.ts';
import { applyMergePatch } from '#common/web/merge-patch.ts';

export interface ListenOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly lastSeq?: number;
  /** Said in place of a proper hello; null = say nothing. */
  readonly hello?: unknown;
}

export interface Goodbye {
  readonly code: number;
  readonly reason: string;
}

export class Listener {
  readonly socket: WebSocket;
  readonly messages: ServerMessage[] = [];
  /** Bytes of each message as it came. */
  readonly sizes: number[] = [];
  /** What the protocol does not allow: a gap, an event before the snapshot, a heartbeat at another seq. */
  readonly faults: string[] = [];
  readonly closed: Promise<Goodbye>;
  view: unknown;
  seq: number | undefined;
  private ending = '';
  private readonly waiting = new Set<() => void>();

  constructor(origin: string, topic: string, { headers = {}, lastSeq, hello }: ListenOptions = {}) {
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}/api/feed`, { headers: { ...headers } });
    this.seq = lastSeq;
    const said = hello === undefined ? { type: 'hello', protocol: 1, topic, lastSeq } : hello;
    this.socket.on('open', () => {
      if (said !== null) this.say(said);
    });
    this.socket.on('message', (data) => {
      const text = String(data);
      this.sizes.push(Buffer.byteLength(text));
      this.hear(JSON.parse(text) as ServerMessage);
    });
    this.closed = new Promise((resolve, reject) => {
      this.socket.on('close', (code, reason) => {
        this.ending = `, closed with ${code} ${reason}`;
        resolve({ code, reason: String(reason) });
      });
      this.socket.on('error', reject);
    });
    // Whoever does not wait for the end does not want to hear of it.
    this.closed.catch(() => undefined);
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }

  get events(): EventMessage[] {
    return this.messages.filter((message) => message.type === 'event');
  }

  /** Bytes of the events after `seq`, up to `last`. */
  bytes(seq: number, last: number): number {
    const within = this.messages.map((message) => message.type === 'event' && message.seq > seq && message.seq <= last);
    return this.sizes.reduce((sum, size, index) => (within[index] === true ? sum + size : sum), 0);
  }

  /** Types of the events heard so far. */
  get heard(): string[] {
    return this.events.map(({ event }) => event.type);
  }

  /** Waits until `done` answers something. */
  until<T>(done: () => T | undefined | false, withinMs = 5_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = done();
        if (found === undefined || found === false) return;
        this.waiting.delete(look);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(
          new Error(`not heard within ${withinMs} ms${this.ending}; heard ${JSON.stringify(this.messages.slice(-3))}`),
        );
      }, withinMs);
      this.waiting.add(look);
      look();
    });
  }

  /** Waits for the first event of a type, from now or before. */
  event(type: string, withinMs?: number): Promise<EventMessage> {
    return this.until(() => this.events.find(({ event }) => event.type === type), withinMs);
  }

  /** Waits until everything up to `seq` was heard. */
  reached(seq: number, withinMs?: number): Promise<true> {
    return this.until(() => (this.seq ?? -1) >= seq || undefined, withinMs);
  }

  close(): Promise<Goodbye> {
    this.socket.close();
    return this.closed;
  }

  private hear(message: ServerMessage): void {
    this.messages.push(message);
    switch (message.type) {
      case 'snapshot':
        this.view = message.view;
        this.seq = message.seq;
        break;
      case 'event':
        if (message.prev !== this.seq) this.faults.push(`prev ${message.prev} after ${this.seq}`);
        if (message.seq <= (this.seq ?? -1)) this.faults.push(`seq ${message.seq} after ${this.seq}`);
        this.seq = message.seq;
        if (message.view !== undefined) this.view = applyMergePatch(this.view, message.view);
        break;
      case 'heartbeat':
        if (message.seq !== this.seq) this.faults.push(`heartbeat at ${message.seq}, not ${this.seq}`);
        break;
      case 'error':
        break;
    }
    for (const look of [...this.waiting]) look();
  }
}
