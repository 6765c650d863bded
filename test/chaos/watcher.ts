/** One page that looks at the office through a bad network: the pages' own feed client, over a real websocket in Node. */
import { WebSocket as NodeSocket } from 'ws';
import { connectFeed, type Feed } from '#common/web/feed-client.ts';
import { FaultyProxy } from '#test/support/faulty-proxy.ts';
import { type Book, count } from './book.ts';
import type { World } from './world.ts';

export interface Seat {
  readonly name: string;
  readonly topic: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The port of the server itself. */
  readonly target: number;
  readonly world: World;
  readonly book: Book;
}

/** A phone's page hears a heartbeat every 10 s only (ticket-page/main.tsx). */
const PHONE_LOST_AFTER_MS = 25_000;
const LOST_AFTER_MS = 5_000;
/** Timers of a busy machine come late. */
const SLACK_MS = 1_000;

export class Watcher<View = unknown> {
  readonly name: string;
  readonly topic: string;
  /** As a page of the server itself says who it is, without the proxy. */
  readonly headers: Readonly<Record<string, string>>;
  readonly proxy: FaultyProxy;
  feed: Feed<View>;
  /** While true the weather is busy with it. */
  struck = false;
  /** While true nobody but the one who set it breaks this client's network. */
  sheltered = false;
  private readonly seat: Seat;
  private newest: NodeSocket | undefined;
  private heardAt = performance.now();

  protected constructor(seat: Seat, proxy: FaultyProxy) {
    this.name = seat.name;
    this.topic = seat.topic;
    this.headers = seat.headers;
    this.seat = seat;
    this.proxy = proxy;
    this.feed = this.connect();
  }

  static async open(seat: Seat): Promise<Watcher> {
    return new Watcher(seat, await FaultyProxy.before(seat.target));
  }

  /** Whether it waits long before it believes that silence is the end. */
  get patient(): boolean {
    return this.topic.startsWith('ticket:');
  }

  /** Whether it shows as live what is older than it may be (SPEC R11). */
  showsOldAsLive(): boolean {
    return this.feed.link.peek() === 'live' && performance.now() - this.heardAt > this.lostAfterMs + SLACK_MS;
  }

  close(): void {
    this.feed.close();
    this.proxy.close();
  }

  /** A page that has just been loaded. */
  protected connect(): Feed<View> {
    const { topic, lostAfterMs } = this;
    return connectFeed<View>({ topic, lostAfterMs, openSocket: () => this.openSocket(), now: this.seat.world.now });
  }

  private get lostAfterMs(): number {
    return this.patient ? PHONE_LOST_AFTER_MS : LOST_AFTER_MS;
  }

  private openSocket(): WebSocket {
    const at = `127.0.0.1:${this.proxy.port}`;
    // The server compares a browser's origin with the address that it was asked at.
    const { origin, ...headers } = this.seat.headers;
    const socket = new NodeSocket(`ws://${at}/api/feed`, {
      headers: { ...headers, ...(origin === undefined ? {} : { origin: `http://${at}` }) },
    });
    count(this.seat.book, 'connections tried');
    // A browser tells its page no more than that the socket has closed.
    socket.on('error', () => undefined);
    // What an old connection still brings is no news.
    socket.on('message', () => {
      if (socket === this.newest) this.heardAt = performance.now();
    });
    this.newest = socket;
    // Of the browser's interface, ws has all that the feed client uses.
    return socket as unknown as WebSocket;
  }
}
