/** `npm run soak`: months of an office at speed; fails when memory, handles or the lobby screen grow without end. */
import { writeFileSync } from 'node:fs';
import { readWishes, USAGE } from './arguments.ts';
import { runSoak } from './campaign.ts';
import { asJson, asRow, asTable, heading } from './report.ts';

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const wishes = readWishes(args);
  process.stdout.write(`soak: seed ${wishes.seed}\n${heading()}\n`);
  const outcome = await runSoak(wishes, (measure) => process.stdout.write(`${asRow(measure)}\n`));
  process.stdout.write(`\n${asTable(wishes, outcome)}`);
  if (wishes.json !== undefined) writeFileSync(wishes.json, asJson(wishes, outcome));
  return outcome.faults.length === 0 && outcome.levels.every(({ level }) => level) ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`soak: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${USAGE}`);
    process.exit(2);
  },
);
