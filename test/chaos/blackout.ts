/** Some displays are cut off, calls are made, time passes, calls are made, and the displays come back. */
import type { Dice } from '#test/support/dice.ts';
import { type Book, count } from './book.ts';
import { pause, until } from './pause.ts';
import type { Stage } from './stage.ts';

/** So long that what was on its way is there. */
const DRAINED_MS = 60;

/** What passes while a display is cut off: more than the minute after which a call is old, or less. */
const LONG_MS = 70_000;
const SHORT_MS = 40_000;
/** Until the weather is done with a client. */
const CALM_WITHIN_MS = 50_000;

export interface Blackout {
  readonly number: number;
  /** Does not wait until the pages have noticed. */
  readonly quick: boolean;
}

/** Every other one is long enough to make calls old. */
export async function blackout(stage: Stage, { number, quick }: Blackout, dice: Dice, book: Book): Promise<void> {
  const { displays, traffic } = stage;
  const struck = displays.filter((_, index) => index === number % displays.length || dice(3) === 0);
  for (const display of struck) display.sheltered = true;
  await until(() => struck.every((display) => !display.struck), CALM_WITHIN_MS);
  for (const { proxy } of struck) {
    proxy.door = 'refuses';
    proxy.current?.drop('reset');
  }
  await traffic.call();
  await traffic.call();
  // Sometimes the page has seen for itself that it is cut off; sometimes it comes back before.
  if (!quick && dice(2) === 0) await until(() => struck.every(({ feed }) => feed.link.peek() === 'lost'), 7_000);
  const long = number % 2 === 0;
  await letTimePass(stage, long ? LONG_MS : SHORT_MS);
  count(book, long ? 'blackouts of 70 s' : 'blackouts of 40 s');
  await traffic.call();
  await pause(dice(400));
  for (const display of struck) {
    display.proxy.door = 'open';
    if (dice(6) === 0) {
      display.reload();
      count(book, 'displays reloaded');
    }
  }
  await until(() => struck.every(({ feed }) => feed.link.peek() === 'live'), 20_000);
  for (const display of struck) display.sheltered = false;
}

/**
 * Puts the clocks forward. What is on its way at that moment would arrive 40 or 70 s late, over a connection that its page had
 * long given up: such a connection ends here.
 */
async function letTimePass({ displays, world }: Stage, ms: number): Promise<void> {
  const links = new Set(displays.flatMap(({ proxy }) => proxy.open));
  for (const { down } of links) down.freeze();
  await pause(DRAINED_MS);
  world.leap(ms);
  await pause(DRAINED_MS);
  for (const link of displays.flatMap(({ proxy }) => proxy.open)) {
    // One that came meanwhile may have been told the time before.
    if (link.down.busy || !links.has(link)) link.drop('reset');
    link.down.thaw();
  }
}
