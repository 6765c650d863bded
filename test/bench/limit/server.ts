/**
 * The limit: the least that a server of numbers could do. A bare Fastify route that adds one to a counter and inserts one
 * row, durably: `/each` in a transaction of its own, `/gathered` with all that arrived in the same turn of the event loop.
 * With `number` or `call` it writes what a number or a call of the product writes, in a copy of its database.
 */
import Database from 'better-sqlite3';
import fastify from 'fastify';
import { openStore } from '#server/store/open.ts';
import { promisedCalls } from './calls.ts';
import { leastWrites, promisedWrites } from './writes.ts';

interface Job {
  run(): number;
  done(label: number): void;
  failed(error: unknown): void;
}

const [file = 'limit.sqlite', kind = 'least'] = process.argv.slice(2);
const { sqlite, issue } = open();

function open(): { readonly sqlite: Database.Database; readonly issue: (key: string) => number } {
  if (kind !== 'least') {
    // As the product opens it: its settings decide how much a commit costs.
    const store = openStore(file);
    return {
      sqlite: store.sqlite,
      issue: kind === 'call' ? promisedCalls(store.sqlite) : promisedWrites(store.sqlite),
    };
  }
  const bare = new Database(file);
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  return { sqlite: bare, issue: leastWrites(bare) };
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
