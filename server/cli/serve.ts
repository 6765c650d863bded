import { readConfig } from '#server/config.ts';
import { holdsOffice } from '#server/data-folder.ts';
import { startServer } from '#server/main.ts';
import { untilStopped } from './serving.ts';
import { noOffice } from './usage.ts';

/** `luot serve`: an office that exists. */
export async function serve(): Promise<number> {
  const config = readConfig(process.env, { demo: false });
  if (!holdsOffice(config.data)) {
    throw noOffice(config.data);
  }
  const server = await startServer({ config });
  process.stdout.write(`Lượt: ${server.origin}\n`);
  return untilStopped(server);
}
