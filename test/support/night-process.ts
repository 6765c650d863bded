/**
 * The real server in a process of its own whose clock begins at a given moment, and which dies by SIGKILL at a given point
 * of the day's end: `DATA MOMENT POINT`. A point is `TYPE:N` (inside the transaction, right after the N-th event of that
 * type was written), `committed` (durable, and nobody was told) or `never`. It is started a dozen times, and a compiler at each
 * start took as long as the start itself: `buildNight` makes it one file first, as the server is made.
 */
import { readConfig } from '#server/config.ts';
import { startServer } from '#server/main.ts';

const [data = '', moment = '', point = 'never'] = process.argv.slice(2);
const begin = Date.parse(moment);
// The clock stands until the trap is set: a slow start must not meet midnight.
let began: number | undefined;
const config = readConfig(
  { LUOT_DATA: data, LUOT_PORT: '0', LUOT_BACKUP: 'off', LUOT_LOG_LEVEL: 'warn' },
  { demo: false },
);
const server = await startServer({
  config: { ...config, rateLimit: false },
  now: () => begin + (began === undefined ? 0 : Math.round(performance.now() - began)),
});
const { store, desk } = server.core;
const die = (): null => {
  process.kill(process.pid, 'SIGKILL');
  return null;
};
const [type, count = ''] = point.split(':');
if (point === 'committed') {
  desk.onCommitted((events) => {
    if (events.some((event) => event.type === 'ticket.expired')) die();
  });
} else if (point !== 'never') {
  let seen = 0;
  store.sqlite.function('night_point', (written) => {
    if (written === type) seen += 1;
    return seen >= Number(count) ? die() : null;
  });
  // Of this connection alone: it leaves nothing in the file.
  store.sqlite.exec('create temp trigger night after insert on main.events begin select night_point(new.type); end');
}
began = performance.now();
process.stdout.write(`Lượt: ${server.origin}\n`);
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
