/** One working day at speed: people come from the opening on, are served, and the day ends with some of them still open. */
import type { IssueAnswer } from '#common/contract/commands.ts';
import { type Dice, dice as diceOf } from '#test/support/dice.ts';
import type { Device } from '#test/support/running.ts';
import type { WorkingDay } from './calendar.ts';
import { type Book, Clerk } from './clerk.ts';
import type { Lobby } from './lobby.ts';
import { pause } from './pause.ts';
import type { Screens } from './screens.ts';
import { SEATS, type Stage } from './stage.ts';

export interface DayParts {
  readonly stage: Stage;
  readonly screens: Screens;
  readonly lobby: Lobby | undefined;
  readonly book: Book;
  readonly seed: number;
  /** Numbers taken. */
  readonly tickets: number;
}

/** People who touch a kiosk in the same instant, at most. */
const AT_ONCE = 24;
/** So many rounds a day at least: staff who do nothing for four hours are signed out. */
const ROUNDS = 20;
/** Slips that are really printed in a day; drawing all of them is not what is measured here. */
const PRINTED = 6;
const FOLLOWED = 6;
const CLASSES = ['none', 'none', 'none', 'none', 'elderly', 'unspecified'] as const;
const PRINTED_WITHIN_MS = 30_000;

export async function playDay(parts: DayParts, day: WorkingDay): Promise<void> {
  const { stage, screens, lobby, book, seed, tickets } = parts;
  const { clock, server } = stage.running;
  const dice = diceOf(seed * 1_009 + day.index);
  clock.now = day.opens;
  await server.core.desk.turnDay();
  const name = `day-${day.index}`;
  const clerks = await Promise.all(
    SEATS.map((seat) => Clerk.arrive(stage.running, seat, name, stage.serviceIds, dice, book)),
  );
  screens.morning(clerks);

  const atOnce = Math.min(AT_ONCE, Math.ceil(tickets / ROUNDS));
  const rounds = Math.ceil(tickets / atOnce);
  let taken = 0;
  const take = (kiosk: Device): Promise<IssueAnswer | undefined> => {
    taken += 1;
    return takeNumber(parts, kiosk, `${name}-${taken}`, dice);
  };
  for (let round = 0; round < rounds; round += 1) {
    clock.now = day.opens + Math.round(((day.closes - day.opens) * (round + 1)) / (rounds + 1));
    if (round % Math.ceil(rounds / PRINTED) === 0) await printOne(stage, take, book);
    const people = Math.min(atOnce, tickets - taken);
    const issuing = Array.from({ length: people }, (_, index) => take(kioskAt(stage, index)));
    // The last who come are not served: their day ends while they wait.
    const working = round === rounds - 1 ? [] : clerks.map((clerk) => clerk.work(Math.ceil(atOnce / 4)));
    const [first] = await Promise.all([...issuing, ...working]);
    if (first !== undefined && round % Math.ceil(rounds / FOLLOWED) === 0) screens.follow(first.token);
    if (round % 10 === 5) screens.flicker();
    if (round === Math.floor(rounds / 2)) {
      await lobby?.watchOneCall(newestCall(stage), async () => {
        // The clerks have just emptied the lines.
        for (let people = 0; people < SEATS.length; people += 1) await take(kioskAt(stage, people));
        return callOne(stage, clerks);
      });
    }
  }
  clock.now = day.closes;
  await Promise.all(clerks.map((clerk, index) => clerk.leave(index % 2 === 0)));
  screens.evening();
  clock.now = day.over;
  await server.core.desk.turnDay();
  await server.sweep();
  for (const { client } of clerks) client.close();
  await screens.settle();
}

async function takeNumber(
  { stage, book }: DayParts,
  kiosk: Device,
  key: string,
  dice: Dice,
): Promise<IssueAnswer | undefined> {
  const serviceId = stage.serviceIds[dice(stage.serviceIds.length)];
  const priorityClass = CLASSES[dice(CLASSES.length)];
  const answer = await kiosk.client.post('/api/tickets', { serviceId, priorityClass }, key);
  book.requests += 1;
  if (answer.status === 201) return answer.json as IssueAnswer;
  book.faults.push(`${key}: ${answer.status} ${answer.text}`);
  return undefined;
}

/** Takes a number where there is a printer and waits for the slip, since the clock is about to leap. */
async function printOne(stage: Stage, take: (kiosk: Device) => Promise<unknown>, book: Book): Promise<void> {
  await take(stage.printing);
  const { sqlite } = stage.running.server.core.store;
  const underWay = sqlite.prepare(`select count(*) from print_jobs where state in ('queued', 'printing')`).pluck();
  const until = Date.now() + PRINTED_WITHIN_MS;
  while (underWay.get() !== 0) {
    if (Date.now() > until) {
      book.faults.push('a slip was not printed');
      return;
    }
    await pause(5);
  }
}

/** One call; answers its label, if anybody waits. */
async function callOne(stage: Stage, clerks: readonly Clerk[]): Promise<string | undefined> {
  for (const clerk of clerks) if (await clerk.callNext()) return newestCall(stage);
  return undefined;
}

function newestCall({ running }: Stage): string | undefined {
  const calls = [...running.server.core.hall.calls.values()];
  return calls.reduce<(typeof calls)[number] | undefined>(
    (newest, call) => (newest === undefined || call.callSeq > newest.callSeq ? call : newest),
    undefined,
  )?.label;
}

function kioskAt({ kiosks }: Stage, index: number): Device {
  const kiosk = kiosks[index % kiosks.length];
  if (kiosk === undefined) throw new Error('there is no kiosk');
  return kiosk;
}
