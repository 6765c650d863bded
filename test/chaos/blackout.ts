/** Some displays are cut off, calls are made, time passes, calls are made, and the displays come back. */
import type { Dice } from '#test/support/dice.ts';
import { type Book, count } from './book.ts';
import type { Display } from './display.ts';
import { pause, until } from './pause.ts';
import type { Stage } from './stage.ts';

/** What passes while a display is cut off: more than the minute after which a call is old, or less. */
const LONG_MS = 70_000;
const SHORT_MS = 40_000;

/** Every other one is long enough to make calls old; `patient`: some displays notice that they are cut off before time passes. */
export async function blackout(stage: Stage, number: number, dice: Dice, book: Book): Promise<void> {
  const { displays, world, traffic } = stage;
  const struck = displays.filter((_, index) => index === number % displays.length || dice(3) === 0);
  for (const display of struck) cutOff(display);
  await traffic.call();
  await traffic.call();
  // Sometimes the page has seen for itself that it is cut off; sometimes it comes back before.
  if (dice(2) === 0) await until(() => struck.every(({ feed }) => feed.link.peek() === 'lost'), 7_000);
  const long = number % 2 === 0;
  world.leap(long ? LONG_MS : SHORT_MS);
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

function cutOff(display: Display): void {
  display.sheltered = true;
  display.proxy.door = 'refuses';
  display.proxy.current?.drop('reset');
}
