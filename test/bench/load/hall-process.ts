/** The listeners of the feed, all in one process beside the server; it presses the key too, so that one clock times both. */
import { once } from 'node:events';
import WebSocket from 'ws';
import { answerParent } from './child.ts';
import type { HallAnswer, HallQuestion, Listener, Press } from './hall.ts';

/** A listener that hears nothing for so long will not hear it any more. */
const PATIENCE_MS = 10_000;

interface Seat {
  readonly socket: WebSocket;
  readonly topic: string;
  heard: boolean;
}

let seats: Seat[] = [];
let onHeard: (seat: Seat, text: string) => void = () => undefined;

async function sit(feed: string, { topic, headers }: Listener): Promise<Seat> {
  const socket = new WebSocket(feed, { headers, perMessageDeflate: false });
  const seat: Seat = { socket, topic, heard: false };
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', protocol: 1, topic }));
  await once(socket, 'message');
  socket.on('message', (bytes: Buffer) => {
    // Enough of the text to tell what it is: reading a whole view would be the listener's time, not the server's.
    if (bytes.subarray(0, 15).toString('latin1') === '{"type":"event"') onHeard(seat, bytes.toString('utf8'));
  });
  return seat;
}

async function press({ url, headers, body }: Press): Promise<HallAnswer> {
  const texts: Record<string, string> = {};
  let messages = 0;
  let missing = seats.length;
  for (const seat of seats) seat.heard = false;
  const all = new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${missing} listeners heard nothing of it`)), PATIENCE_MS);
    onHeard = (seat, text) => {
      messages += 1;
      texts[seat.topic] = text;
      if (seat.heard) return;
      seat.heard = true;
      missing -= 1;
      if (missing > 0) return;
      clearTimeout(late);
      resolve(performance.now());
    };
  });
  const began = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body,
  });
  const answered = performance.now();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
  return { lastMs: (await all) - began, answeredMs: answered - began, texts, messages };
}

answerParent<HallQuestion, HallAnswer>(async (question) => {
  if (question.kind === 'press') return press(question.press);
  if (question.kind === 'seat') {
    for (const { socket } of seats) socket.terminate();
    seats = [];
  }
  for (let from = 0; from < question.listeners.length; from += 50) {
    seats.push(...(await Promise.all(question.listeners.slice(from, from + 50).map((one) => sit(question.feed, one)))));
  }
  return { lastMs: 0, answeredMs: 0, texts: {}, messages: 0 };
});
