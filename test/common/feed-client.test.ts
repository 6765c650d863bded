/** SPEC R4, R11, V5: what the pages' feed client does when the network is not well. `test/chaos` has it over real sockets. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectFeed } from '#common/web/feed-client.ts';

/** A socket whose other end is the test. */
class FakeSocket {
  readonly OPEN = 1;
  readyState = 0;
  readonly sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  /** As over a dead wire: nobody answers, so the end is not told. */
  close(): void {
    this.readyState = 2;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  says(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const START = Date.parse('2026-11-23T08:00:00+07:00');
const moment = (ms: number): string => new Date(START + ms).toISOString();
const snapshot = (seq: number, view: unknown, at = 0) => ({
  type: 'snapshot',
  seq,
  at: moment(at),
  build: 'dev',
  view,
});

let sockets: FakeSocket[] = [];
const newest = (): FakeSocket => {
  const socket = sockets.at(-1);
  if (socket === undefined) throw new Error('nothing was opened');
  return socket;
};
const connect = () =>
  connectFeed<Record<string, number>>({
    topic: 'display',
    openSocket() {
      const socket = new FakeSocket();
      sockets.push(socket);
      // Of the browser's interface, what the client uses.
      return socket as unknown as WebSocket;
    },
  });

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  sockets = [];
});
afterEach(() => vi.useRealTimers());

describe('the feed client', () => {
  it('R4: resumes from what it has, and old words of the old connection count no more', () => {
    const feed = connect();
    const old = newest();
    old.opens();
    old.says(snapshot(7, { a: 1 }));
    vi.advanceTimersByTime(5_300);
    expect(feed.link.value).toBe('lost');
    newest().opens();
    expect(newest().sent[0]).toMatchObject({ lastSeq: 7 });
    const event = (a: number) => ({ type: 'event', seq: 8, prev: 7, at: moment(0), event: {}, view: { a } });
    old.says(event(99));
    newest().says(event(2));
    old.says({ type: 'event', seq: 9, prev: 8, at: moment(0), event: {}, view: { a: 99 } });
    expect(feed.view.value).toEqual({ a: 2 });
    expect(feed.link.value).toBe('live');
    feed.close();
  });

  it('R11: a connection that opens and never says a word is given up, also when nothing had been heard for long', () => {
    const feed = connect();
    newest().opens();
    newest().says(snapshot(1, {}));
    // The silence of the first connection is over and done with …
    vi.advanceTimersByTime(9_000);
    newest().opens();
    const dead = sockets.length;
    // … when the next one is dead from the beginning.
    vi.advanceTimersByTime(8_000);
    expect(sockets.length).toBeGreaterThan(dead);
    newest().opens();
    newest().says(snapshot(2, {}, 17_000));
    expect(feed.link.value).toBe('live');
    feed.close();
  });

  it('R11: so is the very first one', () => {
    const feed = connect();
    newest().opens();
    vi.advanceTimersByTime(6_000);
    expect(sockets).toHaveLength(2);
    expect(feed.link.value).toBe('connecting');
    feed.close();
  });

  it('R12: events that were missed say when they happened; they do not turn the clock of the page back', () => {
    const feed = connect();
    newest().opens();
    newest().says(snapshot(1, {}));
    vi.advanceTimersByTime(90_000);
    newest().opens();
    const ages: number[] = [];
    feed.view.subscribe(() => ages.push(feed.serverNow() - START));
    newest().says({ type: 'event', seq: 2, prev: 1, at: moment(1_000), event: {}, view: { a: 1 } });
    expect(ages.at(-1)).toBe(90_000);
    newest().says({ type: 'heartbeat', seq: 2, at: moment(95_000), build: 'dev' });
    expect(feed.serverNow() - START).toBe(95_000);
    feed.close();
  });

  it('V5: that all is well again is said after a reconnect, too', () => {
    const feed = connect();
    newest().opens();
    newest().says(snapshot(1, {}));
    feed.report('sound-blocked');
    vi.advanceTimersByTime(5_300);
    feed.report(null);
    newest().opens();
    expect(newest().sent.slice(1)).toEqual([{ type: 'status', problem: null }]);
    feed.close();
  });
});
