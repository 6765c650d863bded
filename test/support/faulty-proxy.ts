/**
 * A bad network: a real TCP proxy between a client and a real server that delays, drops, stalls, truncates, goes dead without
 * a word, delivers late, and refuses. It does what it is told; the dice are with whoever tells it (test/chaos/weather.ts).
 */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { FaultyLink } from './faulty-link.ts';

/** What becomes of who connects: served; turned away at once; accepted and never answered (a dead access point); or answered
 *  once, and then the wire is dead. */
export type Door = 'open' | 'refuses' | 'mute' | 'numb';

export class FaultyProxy {
  readonly port: number;
  door: Door = 'open';
  /** How late the next chunk of bytes is, ms. */
  delay: () => number = () => 0;
  private readonly listening: Server;
  private readonly links = new Set<FaultyLink>();
  private readonly mutes = new Set<Socket>();
  private newest: FaultyLink | undefined;
  private readonly waiting = new Set<() => void>();

  private constructor(listening: Server, port: number, target: number) {
    this.listening = listening;
    this.port = port;
    listening.on('connection', (client) => this.accept(client, target));
  }

  /** Stands before the server on that port of this machine. */
  static async before(target: number): Promise<FaultyProxy> {
    // An end of one side is told to the other by the link, when the weather lets it.
    const listening = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const address = listening.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new FaultyProxy(listening, address.port, target);
  }

  /** The newest connection over which the server has been heard. */
  get current(): FaultyLink | undefined {
    return this.newest;
  }

  /** Sockets that the server holds by way of this proxy. */
  get heldByServer(): number {
    return [...this.links].filter((link) => link.heldByServer).length;
  }

  /** The connections that are there. */
  get open(): readonly FaultyLink[] {
    return [...this.links];
  }

  /** Calls back when the next connection is established. */
  onNextEstablished(listener: () => void): void {
    this.waiting.add(listener);
  }

  /** From now on the network is good; what is dead stays dead. */
  heal(): void {
    this.door = 'open';
    this.delay = () => 0;
    for (const socket of this.mutes) socket.destroy();
  }

  close(): void {
    this.listening.close();
    for (const socket of this.mutes) socket.destroy();
    for (const link of this.links) link.destroy();
  }

  private accept(client: Socket, target: number): void {
    if (this.door === 'refuses') {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    if (this.door === 'mute') {
      client.on('error', () => undefined);
      client.resume();
      this.mutes.add(client);
      client.on('close', () => this.mutes.delete(client));
      client.on('end', () => client.end());
      return;
    }
    const server = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    const numb = this.door === 'numb';
    const link: FaultyLink = new FaultyLink({
      client,
      server,
      delay: () => this.delay(),
      onEstablished: () => {
        if (numb) {
          link.halfOpen();
          return;
        }
        this.newest = link;
        const told = [...this.waiting];
        this.waiting.clear();
        for (const listener of told) listener();
      },
      onGone: () => {
        this.links.delete(link);
        if (this.newest === link) this.newest = undefined;
      },
    });
    this.links.add(link);
  }
}
