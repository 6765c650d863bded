import { readConfig } from '#server/config.ts';
import { holdsOffice } from '#server/data-folder.ts';
import { startServer } from '#server/main.ts';
import { untilStopped } from './serving.ts';
import { UsageError } from './usage.ts';

/** `luot serve`: an office that exists. */
export async function serve(): Promise<number> {
  const config = readConfig(process.env, { demo: false });
  if (!holdsOffice(config.data)) {
    throw new UsageError(
      `there is no office in ${config.data}. Make one with "luot init", or try the software with "luot demo".`,
    );
  }
  const server = await startServer({ config });
  process.stdout.write(`Lượt: ${server.origin}\n`);
  return untilStopped(server);
}
