/** `npm run fuzz`: every route and the feed with what nobody expects; fails at a 5xx, a crash, growth or a broken office. */
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Running, run } from '../support/running.ts';
import { readWishes, USAGE } from './arguments.ts';
import { type Leg, playLeg } from './leg.ts';

const LEGS = 10;
/** What the memory after the last leg may be above that after the second: what the office itself has been given, and caches of bounded size. */
const GROWTH_MOST = 24 * 1024 * 1024;
/** Sockets that are just closing. */
const HANDLES_MORE = 5;
const MIB = 1024 * 1024;

interface Row extends Omit<Leg, 'statuses'> {
  readonly statuses: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly heapMiB: number;
  readonly rssMiB: number;
  readonly handles: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function measure(office: Running, wanted: number, seed: number): Promise<Row> {
  const start = Date.now();
  const leg = await playLeg(office, wanted, seed);
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((done) => setTimeout(done, 200));
    collect();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    ...leg,
    statuses: Object.fromEntries([...leg.statuses].sort(([a], [b]) => a - b)),
    seconds: Math.round((Date.now() - start) / 1_000),
    heapMiB: Math.round((heapUsed + external) / MIB),
    rssMiB: Math.round(rss / MIB),
    handles: process.getActiveResourcesInfo().length,
  };
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const wishes = readWishes(args);
  const faults: string[] = [];
  const note = (error: unknown): void => {
    faults.push(`nobody caught: ${error instanceof Error ? error.stack : String(error)}`);
  };
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  process.stdout.write(`fuzz: seed ${wishes.seed}, ${wishes.inputs} inputs in ${LEGS} days of one office\n`);
  process.stdout.write(
    '| leg | inputs | s | routes that succeeded | heap MiB | RSS MiB | handles | answers |\n|--|--|--|--|--|--|--|--|\n',
  );
  const rows: Row[] = [];
  const office = await run();
  for (let leg = 0; leg < LEGS; leg += 1) {
    const row = await measure(office, Math.ceil(wishes.inputs / LEGS), wishes.seed + leg * 1_000);
    rows.push(row);
    faults.push(...row.faults);
    process.stdout.write(
      `| ${leg + 1} | ${row.inputs} | ${row.seconds} | ${row.reached} of ${row.routes} | ${row.heapMiB} | ${row.rssMiB} | ${row.handles} | ${JSON.stringify(row.statuses).replaceAll('"', '')} |\n`,
    );
  }
  await office.stop();
  const [, second, ...later] = rows;
  const last = later.at(-1);
  if (second !== undefined && last !== undefined) {
    if ((last.heapMiB - second.heapMiB) * MIB > GROWTH_MOST) faults.push(`the heap grew to ${last.heapMiB} MiB`);
    if (last.handles > second.handles + HANDLES_MORE) faults.push(`${last.handles} handles are open`);
  }
  const inputs = rows.reduce((sum, row) => sum + row.inputs, 0);
  process.stdout.write(
    `\n${inputs} inputs, ${faults.length} faults\n${faults.map((fault) => `- ${fault}\n`).join('')}`,
  );
  if (wishes.json !== undefined) writeFileSync(wishes.json, JSON.stringify({ ...wishes, rows, faults }, null, 2));
  return faults.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`fuzz: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (error instanceof Error && error.cause !== undefined) process.stderr.write(`${String(error.cause)}\n`);
    process.exit(1);
  },
);
