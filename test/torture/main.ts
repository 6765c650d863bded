/** `npm run torture`: kills the real server again and again under load, and reads the books after each kill. */
import { writeFileSync } from 'node:fs';
import { cleanUp } from '#test/support/process.ts';
import { readWishes, USAGE } from './arguments.ts';
import { runCampaign } from './campaign.ts';
import { asJson, asTable } from './report.ts';

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const wishes = readWishes(args);
  process.stdout.write(`torture: seed ${wishes.seed}\n`);
  const live = process.stdout.isTTY;
  const outcome = await runCampaign(wishes, (line) => process.stdout.write(live ? `\r\u001b[K${line}` : `${line}\n`));
  process.stdout.write(`${live ? '\n' : ''}\n${asTable(wishes, outcome)}`);
  if (wishes.json !== undefined) writeFileSync(wishes.json, asJson(wishes, outcome));
  return outcome.faults.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  async (code) => {
    await cleanUp();
    process.exit(code);
  },
  async (error: unknown) => {
    process.stderr.write(
      `torture: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${USAGE}`,
    );
    await cleanUp();
    process.exit(2);
  },
);
