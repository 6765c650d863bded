/** The office of the drill, and one client for every kind of topic; several where there are several in an office. */
import type { Db } from '#server/store/open.ts';
import { office } from '#server/store/schema.ts';
import { type Dice, dice as diceOf } from '#test/support/dice.ts';
import { type Running, run } from '#test/support/running.ts';
import type { Book } from './book.ts';
import { Display } from './display.ts';
import { CLERKS, Traffic } from './traffic.ts';
import { type Seat, Watcher } from './watcher.ts';
import { World } from './world.ts';

export interface Stage {
  readonly world: World;
  readonly running: Running;
  readonly traffic: Traffic;
  readonly displays: readonly Display[];
  /** All clients, the displays too. */
  readonly watchers: readonly Watcher[];
}

const DISPLAYS = 6;
const KIOSKS = 3;
const PHONES = 5;

export async function setStage(seed: number, book: Book): Promise<Stage> {
  const world = new World();
  const running = await run({ seed: showBriefly, ticking: () => world.ticking });
  const target = Number(new URL(running.origin).port);
  const traffic = await Traffic.open(running, diceOf(seed), book);
  const seatAt = (name: string, topic: string, headers: Seat['headers']): Seat => {
    return { name, topic, headers, target, world, book };
  };
  const displays: Display[] = [];
  const watchers: Watcher[] = [];
  for (let number = 1; number <= DISPLAYS; number += 1) {
    const { client } = await running.device('display', `Display ${number}`);
    displays.push(await Display.stand(seatAt(`display ${number}`, 'display', client.handshake), diceFor(seed, number)));
  }
  for (let number = 1; number <= KIOSKS; number += 1) {
    const { client } = await running.device('kiosk', `Kiosk ${number}`);
    watchers.push(await Watcher.open(seatAt(`kiosk ${number}`, 'kiosk', client.handshake)));
  }
  for (const [username, number] of CLERKS) {
    const topic = `counter:${running.counter(number)}`;
    watchers.push(await Watcher.open(seatAt(`counter ${number}`, topic, running.signedIn(username).handshake)));
  }
  for (const username of ['ngoc', 'admin']) {
    watchers.push(await Watcher.open(seatAt(`now of ${username}`, 'monitor', running.signedIn(username).handshake)));
  }
  for (let number = 1; number <= PHONES; number += 1) {
    watchers.push(await Watcher.open(seatAt(`phone ${number}`, `ticket:${await traffic.issue()}`, {})));
  }
  return { world, running, traffic, displays, watchers: [...displays, ...watchers] };
}

const diceFor = (seed: number, number: number): Dice => diceOf(seed * 1_009 + 500 + number);

/** An office lets each call stand for two seconds at least; here many have to pass in a short time. */
function showBriefly(db: Db): void {
  const [row] = db.select().from(office).all();
  if (row === undefined) throw new Error('there is no office');
  db.update(office)
    .set({ settings: { ...row.settings, minimumShowSeconds: 0.1 } })
    .run();
}
