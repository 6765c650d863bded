/** `npm run chaos`: the real pages' clients through a network that breaks all the time; fails when one shows or says what is not so. */
import { writeFileSync } from 'node:fs';
import { readWishes, USAGE } from './arguments.ts';
import { runChaos } from './campaign.ts';
import { asJson, asTable } from './report.ts';

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const wishes = readWishes(args);
  process.stdout.write(`chaos: seed ${wishes.seed}\n`);
  const live = process.stdout.isTTY;
  const outcome = await runChaos(wishes, (line) => process.stdout.write(live ? `\r\u001b[K${line}` : `${line}\n`));
  process.stdout.write(`${live ? '\n' : ''}\n${asTable(wishes, outcome)}`);
  if (wishes.json !== undefined) writeFileSync(wishes.json, asJson(wishes, outcome));
  return outcome.faults.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`chaos: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${USAGE}`);
    process.exit(2);
  },
);
