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
  /** Leaves out what a phone notices late. */
  readonly quick: boolean;
  /** False when enough was broken. */
  goesOn(): boolean;
  /** A connection that was established has been broken. */
  onDisconnect(): void;
}

const BAD_DOORS: readonly Door[] = ['refuses', 'refuses', 'mute', 'numb'];
/** So long that a page has given its connection up by then. */
const NIGHT_MS = 5_500;
/** So long that a page tries at least once, which it does every two seconds. */
const TRY_MS = 2_500;
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
    watcher.struck = true;
    if (dice(6) === 0) await stall(parts, link);
    else await breakOff(parts, link);
    watcher.struck = false;
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
  const kind = drawBreak(parts);
  const doors = drawDoors(dice);
  proxy.door = doors[0]?.[0] ?? 'open';
  const began = performance.now();
  await broken(kind, parts, link);
  count(book, `broken: ${kind}`);
  onDisconnect();
  for (const [door, ms] of doors) {
    if (!parts.goesOn()) return;
    proxy.door = door;
    count(book, `doors: ${door}`);
    const end = performance.now() + ms;
    await until(() => performance.now() > end || !parts.goesOn(), ms + 100);
  }
  proxy.door = 'open';
  const back = await until(() => isBack(watcher, link) || !parts.goesOn(), BACK_WITHIN_MS);
  if (!back) book.faults.push(`${watcher.name} never came back after: ${kind}`);
  else if (parts.goesOn()) most(book, `slowest return, ms: ${kind}`, Math.round(performance.now() - began));
}

/** How those are met who connect after the break, and for how long. */
function drawDoors(dice: Dice): (readonly [Door, number])[] {
  if (dice(4) !== 0) return [];
  if (dice(5) === 0)
    return [
      ['refuses', NIGHT_MS],
      ['numb', TRY_MS],
    ];
  return [[BAD_DOORS[dice(BAD_DOORS.length)] ?? 'refuses', 200 + dice(1_500)]];
}

const isBack = ({ proxy, feed }: Watcher, old: FaultyLink): boolean =>
  proxy.current !== undefined && proxy.current !== old && feed.link.peek() === 'live';

/** A phone is told little and waits long before it believes in silence: most of what happens to it is plain. */
function drawBreak({ watcher, dice, quick }: WeatherParts): Break {
  const chance = dice(100);
  if (watcher.patient && quick) return 'drop';
  if (watcher.patient) return chance < 60 ? 'drop' : chance < 97 ? 'truncate' : 'half-open';
  return chance < 40 ? 'drop' : chance < 72 ? 'truncate' : chance < 88 ? 'half-open' : 'late';
}

async function broken(kind: Break, { dice, quick, goesOn, watcher }: WeatherParts, link: FaultyLink): Promise<void> {
  switch (kind) {
    case 'drop':
      return link.drop(watcher.patient && quick ? 'reset' : (GOODBYES[dice(GOODBYES.length)] ?? 'reset'));
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
