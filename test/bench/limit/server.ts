/**
 * The limit: the least that a server of numbers could do. A bare Fastify route that adds one to a counter and inserts one
 * row, durably: `/each` in a transaction of its own, `/gathered` with all that arrived in the same turn of the event loop.
 */
import Database from 'better-sqlite3';
import fastify from 'fastify';

interface Job {
  run(): number;
  done(label: number): void;
  failed(error: unknown): void;
}

const [file = 'limit.sqlite'] = process.argv.slice(2);
const sqlite = new Database(file);
sqlite.pragma('journal_mode = WAL');
sqlite.pragma('synchronous = FULL');
sqlite.exec(`
  CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  CREATE TABLE ticket (id TEXT PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
  INSERT INTO counter VALUES (1, 0);
`);
const count = sqlite.prepare<[], number>('UPDATE counter SET value = value + 1 WHERE id = 1 RETURNING value').pluck();
const insert = sqlite.prepare('INSERT INTO ticket VALUES (?, ?, ?)');

function issue(key: string): number {
  const number = count.get();
  if (number === undefined) throw new Error('the counter is gone');
  insert.run(key, number, Date.now());
  return number;
}
const each = sqlite.transaction(issue);
const all = sqlite.transaction((jobs: readonly Job[]) => jobs.map((job) => job.run()));

let waiting: Job[] = [];
function flush(): void {
  const jobs = waiting;
  waiting = [];
  try {
    const numbers = all(jobs);
    for (const [index, job] of jobs.entries()) job.done(numbers[index] ?? 0);
  } catch (error) {
    for (const job of jobs) job.failed(error);
  }
}
function gathered(key: string): Promise<number> {
  return new Promise((done, failed) => {
    waiting.push({ run: () => issue(key), done, failed });
    if (waiting.length === 1) setImmediate(flush);
  });
}

const app = fastify();
const keyOf = (headers: Readonly<Record<string, unknown>>): string => String(headers['idempotency-key']);
app.post('/each', (request, reply) => reply.code(201).send({ number: each(keyOf(request.headers)) }));
app.post('/gathered', async (request, reply) =>
  reply.code(201).send({ number: await gathered(keyOf(request.headers)) }),
);

app.listen({ port: 0, host: '127.0.0.1' }).then((origin) => process.send?.({ origin }));
