/** What happens to one client's network, drawn from a seeded dice: how long it is well, what breaks, how it comes back. */
import type { Dice } from '#test/support/dice.ts';
import type { FaultyLink, Goodbye } from '#test/support/faulty-link.ts';
import type { Door } from '#test/support/faulty-proxy.ts';
import { type Book, count, most } from './book.ts';
import { pause, until } from './pause.ts';
import type { Watcher } from './watcher.ts';

export interface WeatherParts {
  readonly watcher: Watcher;
  readonly dice: Dice;
  readonly book: Book;
  /** False when enough was broken. */
  goesOn(): boolean;
  /** A connection that was established has been broken. */
  onDisconnect(): void;
}

const BAD_DOORS: readonly Door[] = ['refuses', 'refuses', 'mute', 'numb'];
const GOODBYES: readonly Goodbye[] = ['reset', 'end', 'client-alone', 'server-alone'];
/** Silence that a client may need to notice, retries through a closed door, and the machine's own slowness. */
const BACK_WITHIN_MS = 45_000;

type Break = 'drop' | 'truncate' | 'half-open' | 'late';

/** Breaks the connection of one client again and again. */
export async function rage(parts: WeatherParts): Promise<void> {
  const { watcher, dice, goesOn } = parts;
  while (goesOn()) {
    watcher.proxy.delay = drawDelay(dice);
    await pause(dice(4) === 0 ? dice(60) : dice(1_600));
    await until(() => !watcher.sheltered || !goesOn(), BACK_WITHIN_MS);
    if (!goesOn()) return;
    const link = watcher.proxy.current;
    if (link === undefined) continue;
    if (dice(6) === 0) await stall(parts, link);
    else await breakOff(parts, link);
  }
}

/** Half of the time a quick wire; else up to a second late, each chunk another time. */
function drawDelay(dice: Dice): () => number {
  const most = [0, 0, 3, 40, 300, 1_000][dice(6)] ?? 0;
  return () => (most === 0 ? 0 : dice(most));
}

/** One direction stands still for a while, and then everything comes. Nobody need notice. */
async function stall({ watcher, dice, book, goesOn }: WeatherParts, link: FaultyLink): Promise<void> {
  const lane = dice(2) === 0 ? link.up : link.down;
  count(book, 'stalls');
  lane.set('holds');
  const end = performance.now() + dice(3_500);
  await until(() => performance.now() > end || !goesOn() || watcher.proxy.current !== link, 4_000);
  lane.set('flows');
}

async function breakOff(parts: WeatherParts, link: FaultyLink): Promise<void> {
  const { watcher, dice, book, onDisconnect } = parts;
  const { proxy } = watcher;
  const kind = drawBreak(dice, watcher.patient);
  if (dice(4) === 0) proxy.door = BAD_DOORS[dice(BAD_DOORS.length)] ?? 'refuses';
  const began = performance.now();
  await broken(kind, parts, link);
  count(book, `broken: ${kind}`);
  onDisconnect();
  if (proxy.door !== 'open') {
    count(book, `doors: ${proxy.door}`);
    await pause(200 + dice(1_500));
    if (!watcher.sheltered) proxy.door = 'open';
  }
  // Sheltered: somebody else has cut it off, and brings it back.
  const back = await until(() => watcher.sheltered || isBack(watcher, link), BACK_WITHIN_MS);
  if (!back) book.faults.push(`${watcher.name} never came back after: ${kind}`);
  else if (!watcher.sheltered) most(book, `slowest return, ms: ${kind}`, Math.round(performance.now() - began));
}

const isBack = ({ proxy, feed }: Watcher, old: FaultyLink): boolean =>
  proxy.current !== undefined && proxy.current !== old && feed.link.peek() === 'live';

/** A phone is told little and waits long before it believes in silence: most of what happens to it is plain. */
function drawBreak(dice: Dice, patient: boolean): Break {
  const chance = dice(100);
  if (patient) return chance < 60 ? 'drop' : chance < 97 ? 'truncate' : 'half-open';
  return chance < 40 ? 'drop' : chance < 72 ? 'truncate' : chance < 88 ? 'half-open' : 'late';
}

async function broken(kind: Break, { dice, goesOn, watcher }: WeatherParts, link: FaultyLink): Promise<void> {
  switch (kind) {
    case 'drop':
      return link.drop(GOODBYES[dice(GOODBYES.length)] ?? 'reset');
    case 'half-open':
      return link.halfOpen();
    case 'truncate': {
      let cut = false;
      link.truncate(dice(100) / 100, () => {
        cut = true;
      });
      // The next word is a heartbeat away at most; for a phone that is long.
      await until(() => cut || !goesOn(), 12_000);
      if (!cut) link.drop('reset');
      return;
    }
    case 'late':
      link.keepBack();
      // Old words, when the new connection has been heard already.
      watcher.proxy.onNextEstablished(() => setTimeout(() => link.deliverLate(), dice(400)));
      return;
  }
}
