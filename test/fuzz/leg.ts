/** A day of the office with its share of the inputs; then it has to work and to be whole. */
import { isRefusal } from '#common/contract/refusal.ts';
import { removeDevice } from '#server/store/devices.ts';
import { removePrinter } from '#server/store/printers.ts';
import { dice as diceOf } from '../support/dice.ts';
import { fuzzBytes, fuzzFeed } from '../support/fuzz-feed.ts';
import { type Route, routesOf, visitors } from '../support/fuzz-office.ts';
import { fuzzRequests } from '../support/fuzz-requests.ts';
import type { Running } from '../support/running.ts';

const DAY_MS = 86_400_000;
const ROUND = 104;
const SOCKETS_A_ROUND = 8;
const RUBBISH_A_ROUND = 16;

export interface Leg {
  readonly inputs: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** Routes that answered with success at least once, of how many. */
  readonly reached: number;
  readonly routes: number;
  readonly faults: readonly string[];
}

/** Plays at least `wanted` inputs; `seed` makes the same ones again. */
export async function playLeg(office: Running, wanted: number, seed: number): Promise<Leg> {
  const dice = diceOf(seed);
  const statuses = new Map<number, number>();
  const reached = new Set<string>();
  const faults: string[] = [];
  const heard = (route: Route, status: number): void => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status < 300) reached.add(`${route.method} ${route.path}`);
  };
  const printers = new Set(office.server.core.hall.office.printers.map(({ id }) => id));
  let inputs = 0;
  const routes = await routesOf(office);
  while (inputs < wanted) {
    const people = await visitors(office);
    await fuzzRequests(office, { routes, people, dice, count: ROUND, from: seed * 1_000 + inputs, heard });
    inputs += ROUND + RUBBISH_A_ROUND;
    inputs += await fuzzFeed(office, { listeners: [...people, undefined], dice, count: SOCKETS_A_ROUND });
    await fuzzBytes(office, dice, RUBBISH_A_ROUND);
    office.forget();
    await sendDevicesHome(office);
    await removeMadePrinters(office, printers);
  }
  faults.push(...(await strangersWriteNothing(office, routes, seed, heard)), ...(await stillAtWork(office, seed)));
  office.forget();
  office.clock.now += DAY_MS;
  await office.server.core.desk.turnDay();
  return { inputs, statuses, reached: reached.size, routes: routes.length, faults };
}

/** The visitors' devices go with them, so that the office does not grow by what the test itself brings. */
async function sendDevicesHome({ server }: Running): Promise<void> {
  for (const { id, label } of server.core.hall.office.devices.filter(({ label: name }) => name.startsWith('Test '))) {
    if (label !== '') await server.core.desk.change('devices', {}, (db, now) => removeDevice(db, id, now));
  }
}

/** Each printer has a worker that looks at it: those that the inputs have made are no growth of the server's. */
async function removeMadePrinters({ server }: Running, own: ReadonlySet<string>): Promise<void> {
  for (const { id } of server.core.hall.office.printers.filter((printer) => !own.has(printer.id))) {
    const removed = await server.core.desk.change('printers', {}, (db, now) => removePrinter(db, id, now));
    // One that an input gave to a kiosk stays with it.
    if (isRefusal(removed) && removed.code !== 'printer.in-use') throw new Error(removed.code);
  }
}

/** The sockets of the round before may be told as closed only now. */
const countOf = (table: string): string =>
  `select count(*) from "${table}"${table === 'events' ? " where type not like 'device.%'" : ''}`;

function rowsOf({ server }: Running): string {
  const { sqlite } = server.core.store;
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
  return tables
    .map(
      (name) =>
        `${name}=${sqlite
          .prepare(countOf(String(name)))
          .pluck()
          .get()}`,
    )
    .join(' ');
}

/** Whoever is not let in leaves no row behind. */
async function strangersWriteNothing(
  office: Running,
  routes: readonly Route[],
  seed: number,
  heard: (route: Route, status: number) => void,
): Promise<string[]> {
  const strangers = [office.stranger(), office.stranger({ origin: 'https://evil.example' })];
  const before = rowsOf(office);
  const closed = routes.filter(({ method, path }) => method !== 'GET' && path !== '/api/session');
  await fuzzRequests(office, { routes: closed, people: strangers, dice: diceOf(seed + 1), count: 200, from: 0, heard });
  const after = rowsOf(office);
  return before === after ? [] : [`strangers left rows: ${before} → ${after}`];
}

/** A citizen gets a number, nothing was polluted, no failure stands in the log, the data are whole. */
async function stillAtWork(office: Running, seed: number): Promise<string[]> {
  const { client } = await office.device('kiosk');
  const service = office.server.core.hall.office.services.find(({ active }) => active);
  const answer = await client.post('/api/tickets', { serviceId: service?.id }, `at-last-${seed}`);
  const failures = office.log.filter((line) => line.includes('"level":50'));
  return [
    ...(answer.status === 201 ? [] : [`no number for a citizen: ${answer.status} ${answer.text}`]),
    ...(Object.keys(Object.prototype).length === 0 && !('hacked' in {}) ? [] : ['a prototype was polluted']),
    ...failures.slice(0, 5).map((line) => `the log: ${line}`),
    ...office.faults().map((fault) => `luot check: ${fault}`),
  ];
}
