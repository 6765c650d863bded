/** The whole drill: an office, its clients behind bad networks, work going on; then the network heals and all is compared. */
import { dice as diceOf } from '#test/support/dice.ts';
import type { Wishes } from './arguments.ts';
import { blackout } from './blackout.ts';
import { type Book, count, most, openBook } from './book.ts';
import { judgeDisplay } from './checks/announced.ts';
import { callsOf } from './checks/called.ts';
import { viewFault } from './checks/views.ts';
import { pause, until } from './pause.ts';
import { type Stage, setStage } from './stage.ts';
import { rage } from './weather.ts';

export interface Outcome {
  readonly seconds: number;
  readonly disconnects: number;
  readonly clients: number;
  readonly calls: number;
  readonly figures: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

/** Disconnects between two lines of progress. */
const TELL_EVERY = 25;
const LIVE_WITHIN_MS = 60_000;
/** The queues of the displays, when all is quiet. */
const SPOKEN_WITHIN_MS = 60_000;
/** A ping every 10 s, cut off at the next one; and the machine's own slowness. */
const LET_GO_WITHIN_MS = 30_000;

/** `tell` hears a line now and then. */
export async function runChaos(wishes: Wishes, tell: (line: string) => void): Promise<Outcome> {
  const began = performance.now();
  const book = openBook();
  const stage = await setStage(wishes.seed, book);
  const { running, watchers, displays } = stage;
  let disconnects = 0;
  let blackouts = 0;
  let tellAt = TELL_EVERY;
  try {
    await until(() => watchers.every(({ feed }) => feed.link.peek() === 'live'), LIVE_WITHIN_MS);
    const goesOn = (): boolean => disconnects < wishes.disconnects || blackouts < wishes.blackouts;
    const weather = watchers.map((watcher, index) =>
      rage({
        watcher,
        dice: diceOf(wishes.seed * 1_009 + index),
        book,
        quick: wishes.quick,
        goesOn,
        onDisconnect: () => {
          disconnects += 1;
        },
      }),
    );
    const looking = watchForOldData(stage, book, goesOn);
    const work = stage.traffic.flow(goesOn);
    const dark = diceOf(wishes.seed + 7);
    while (goesOn()) {
      // Spread over the run.
      if (blackouts < wishes.blackouts && disconnects >= (wishes.disconnects * blackouts) / wishes.blackouts) {
        await blackout(stage, { number: blackouts, quick: wishes.quick }, dark, book);
        blackouts += 1;
      }
      if (disconnects >= tellAt) {
        tell(`${disconnects} of ${wishes.disconnects} disconnects, ${book.faults.length} faults`);
        tellAt = disconnects + TELL_EVERY;
      }
      await pause(500);
    }
    await Promise.all([...weather, work, looking]);
    await heal(stage, book);
    if (!wishes.quick) await letGo(stage, book);
    const calls = callsOf(running.server.core.log.ofDay(running.server.core.hall.businessDay));
    for (const display of displays) {
      const { faults, spoken, shown } = judgeDisplay(display, calls);
      book.faults.push(...faults);
      count(book, 'announcements spoken', spoken);
      count(book, 'announcements too old, shown', shown);
    }
    book.faults.push(...running.faults());
    const seconds = Math.round((performance.now() - began) / 1_000);
    const { figures, faults } = book;
    return { seconds, disconnects, clients: watchers.length, calls: calls.length, figures, faults };
  } finally {
    for (const watcher of watchers) watcher.close();
    await running.stop();
  }
}

/** Nobody may show old data as live, at any moment (SPEC R11). */
async function watchForOldData({ watchers }: Stage, { faults }: Book, goesOn: () => boolean): Promise<void> {
  const suspects = new Set<string>();
  const told = new Set<string>();
  while (goesOn()) {
    for (const watcher of watchers) {
      const { name } = watcher;
      if (!watcher.showsOldAsLive()) suspects.delete(name);
      // After a standstill of this process the look may come before the page's own timer, which is due as well: look twice.
      else if (suspects.has(name) && !told.has(name)) {
        told.add(name);
        faults.push(`${name} shows as live what is old`);
      } else suspects.add(name);
    }
    await pause(100);
  }
}

/** The network is good again: all come back by themselves, say what they have to say, and show what is. */
async function heal({ running, watchers, displays }: Stage, book: Book): Promise<void> {
  const began = performance.now();
  for (const { proxy } of watchers) proxy.heal();
  const live = await until(() => watchers.every(({ feed }) => feed.link.peek() === 'live'), LIVE_WITHIN_MS);
  if (!live) {
    for (const { name, feed } of watchers)
      if (feed.link.peek() !== 'live') book.faults.push(`${name} never came back: ${feed.link.peek()}`);
  }
  most(book, 'all live after the healing, ms', Math.round(performance.now() - began));
  for (const fault of await Promise.all(watchers.map((watcher) => viewFault(running, watcher)))) {
    count(book, 'views compared');
    if (fault !== undefined) book.faults.push(fault);
  }
  await until(() => displays.every(({ quiet }) => quiet), SPOKEN_WITHIN_MS);
}

/** Every connection that is dead is let go by the server's pings; what is left are the clients that live. */
async function letGo({ running, watchers }: Stage, book: Book): Promise<void> {
  const began = performance.now();
  const held = (): number => watchers.reduce((sum, { proxy }) => sum + proxy.heldByServer, 0);
  most(book, 'dead connections at the healing', held() - watchers.length);
  const gone = await until(() => held() === watchers.length, LET_GO_WITHIN_MS);
  most(book, 'let go by the server after, ms', Math.round(performance.now() - began));
  if (!gone) book.faults.push(`the server holds ${held()} connections of ${watchers.length} clients`);
  // A connection is there a moment before its hello.
  const end = performance.now() + LET_GO_WITHIN_MS;
  let clients = await clientsOf(running);
  while (clients !== watchers.length && performance.now() < end) {
    await pause(100);
    clients = await clientsOf(running);
  }
  if (clients !== watchers.length) book.faults.push(`the server counts ${clients} clients of ${watchers.length}`);
}

/** How many listen, as the server's metrics tell it. */
async function clientsOf(running: Stage['running']): Promise<number> {
  const { text } = await running.stranger().ask('/api/metrics');
  return [...text.matchAll(/^luot_feed_clients\{[^}]*\} (\d+)$/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
}
