/** What nobody should say to the feed: hellos, messages, fragments, pings and bytes that are no frames. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Dice } from './dice.ts';
import { brokenBody, pick, spoiled } from './fuzz-values.ts';
import type { Running } from './running.ts';
import type { Client } from './running-http.ts';

/** Ends that the protocol or RFC 6455 knows: normal, none told, cut, not UTF-8, policy, too big; bad hello, strangers. */
export const GOODBYES = [1000, 1002, 1005, 1006, 1007, 1008, 1009, 4400, 4401, 4403, 4409];
const AT_ONCE = 8;

export interface FeedRound {
  readonly listeners: readonly (Client | undefined)[];
  readonly dice: Dice;
  /** Sockets to open. */
  readonly count: number;
}

/** Opens sockets and says what nobody should; answers how many inputs that were, and rejects at a strange end. */
export async function fuzzFeed(office: Running, { listeners, dice, count }: FeedRound): Promise<number> {
  const counter = office.server.core.hall.office.counters[0]?.id ?? '';
  const topics = ['display', 'kiosk', 'monitor', `counter:${counter}`, 'counter:', 'ticket:', 'ticket:________'];
  const hello = () => ({
    type: 'hello',
    protocol: 1,
    topic: pick([...topics, '__proto__', ''], dice),
    lastSeq: pick([0, 1, 10, 1e9, undefined], dice),
  });
  const message = (): unknown =>
    pick<() => unknown>(
      [
        hello,
        () => spoiled(hello(), dice),
        () => spoiled({ type: 'status', problem: null }, dice),
        () => ({ type: 'status', problem: pick(['sound-blocked', 'voice-missing', null], dice) }),
        () => brokenBody(dice),
        () => Buffer.from([dice(256), dice(256)]),
      ],
      dice,
    )();
  let inputs = 0;
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    const sockets = Array.from({ length: Math.min(AT_ONCE, count - opened) }, () => {
      const listener = office.listen('', pick(listeners, dice), { hello: null });
      const said = Array.from({ length: 1 + dice(5) }, message);
      if (dice(2) === 0) said.unshift(hello());
      inputs += said.length;
      listener.socket.on('open', () => {
        for (const word of said) say(listener, word, dice);
        if (dice(3) === 0) listener.socket.terminate();
        else listener.socket.close();
      });
      return listener;
    });
    for (const { closed } of sockets) {
      // A page of another site is refused before the upgrade.
      const { code } = await closed.catch((error: Error) => {
        if (error.message !== 'Unexpected server response: 403') throw error;
        return { code: 1000 };
      });
      if (!GOODBYES.includes(code)) throw new Error(`a socket was closed with ${code}`);
    }
  }
  return inputs;
}

type Speaker = ReturnType<Running['listen']>;

/** Whole, in pieces, or with pings between. */
function say(listener: Speaker, word: unknown, dice: Dice): void {
  const { socket } = listener;
  const roll = dice(8);
  if (roll === 0) socket.ping(randomBytes(dice(125)));
  if (roll > 1) {
    listener.say(word);
    return;
  }
  const bytes = Buffer.isBuffer(word) ? word : Buffer.from(typeof word === 'string' ? word : JSON.stringify(word));
  const cut = dice(bytes.length + 1);
  socket.send(bytes.subarray(0, cut), { fin: false, binary: false });
  socket.send(bytes.subarray(cut), { fin: true, binary: false });
}

const UPGRADE =
  'GET /api/feed HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const LINES = [
  'hello',
  'GET / HTTP/1.1',
  'GET /api/health HTTP/9.9',
  'POST /api/session HTTP/1.1',
  'Host: x',
  'Host: y',
  'Content-Length: -1',
  'Content-Length: 5',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: xchunked',
  'X: \u0000',
  ': x',
  'Expect: 100-continue',
  'Connection: upgrade',
  '',
];

/** Bytes to the bare port, half of them after a proper upgrade: the connection has to end, without a 5xx. */
export async function fuzzBytes(office: Running, dice: Dice, count: number): Promise<void> {
  const { port } = new URL(office.origin);
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - sent) }, async () => {
        const bytes = dice(2) === 0 ? Buffer.concat([Buffer.from(UPGRADE), noise(dice)]) : Buffer.from(lines(dice));
        const answer = await exchange(Number(port), bytes);
        if (/^HTTP\/1\.1 5/.test(answer)) throw new Error(`${JSON.stringify(bytes.toString('latin1'))}: ${answer}`);
      }),
    );
  }
}

const noise = (dice: Dice): Buffer => Buffer.from(Array.from({ length: 1 + dice(60) }, () => dice(256)));
const lines = (dice: Dice): string =>
  `${Array.from({ length: 1 + dice(6) }, () => pick(LINES, dice)).join('\r\n')}\r\n\r\n`;

function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let text = '';
    socket.setTimeout(30_000, () => {
      socket.destroy();
      reject(new Error(`held open after ${JSON.stringify(bytes.toString('latin1'))}`));
    });
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    // A server may cut what it does not understand.
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}
