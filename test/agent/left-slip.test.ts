/** W5, G17: an agent that starts knows whether the one before it left the printer in the middle of a slip, and mends it first. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startAgent } from '#server/agent/agent.ts';
import { agentFile, openAgentStore } from '#server/agent/store.ts';
import { makeLogger } from '#server/logger.ts';
import type { PrinterTransport } from '#server/printing/types.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const OWN = (state: string, at: number): string =>
  `insert into slips (id, content, state, created_at) values ('own-${at}', '{}', '${state}', ${at})`;
const SERVERS = (state: string | null, at: number): string =>
  `insert into server_slips (job_id, state, heard, at) values ('theirs-${at}', ${state === null ? 'null' : `'${state}'`}, 1, ${at})`;
const MINUTE = 60_000;

/** Starts an agent on a database that an agent before it has left like this; answers what it takes the printer for. */
async function takenForClean(rows: readonly string[]): Promise<boolean | undefined> {
  const data = mkdtempSync(join(tmpdir(), 'luot-left-'));
  folders.push(data);
  const pagesFolder = join(data, 'pages');
  mkdirSync(pagesFolder);
  const store = openAgentStore(agentFile(data));
  for (const row of rows) store.sqlite.exec(row);
  store.close();
  let told: boolean | undefined;
  const idle: PrinterTransport = { deliver: async () => ({ state: 'printed' }), probe: async () => 'ready' };
  const agent = await startAgent({
    settings: {
      serverUrl: 'http://127.0.0.1:9',
      pairingCode: undefined,
      token: undefined,
      printer: { name: 'here', driver: 'network', host: '127.0.0.1', port: 9, dots: 576, status: 'full' },
      port: 0,
      data,
      logLevel: 'silent',
    },
    logger: makeLogger('silent'),
    pagesFolder,
    transportOf(_settings, _folder, clean) {
      told = clean;
      return idle;
    },
  });
  await agent.stop();
  return told;
}

test.each([
  ['nothing was ever printed', [], true],
  ['its own slip was being printed', [OWN('printed', 1), OWN('printing', 2)], false],
  ['a slip of the server was being printed', [SERVERS('printed', 1), SERVERS(null, 2)], false],
  ['its own last slip is not sure', [OWN('printed', 1), OWN('unknown', 2)], false],
  ['the last one came out in part', [SERVERS('partly', 2), SERVERS('printed', 1)], false],
  ['a later one came out whole', [OWN('unknown', 1), OWN('printed', 2)], true],
  ['a later one of the other kind came out whole', [OWN('unknown', 0), SERVERS('printed', 5 * MINUTE)], true],
  [
    'one of the other kind came out, and nobody knows which was last',
    [OWN('unknown', 0), SERVERS('printed', MINUTE)],
    false,
  ],
  ['the last one left no mark', [OWN('printed', 1), OWN('not-printed', 2), OWN('queued', 3)], true],
])('W5: after a start, when %s', async (_, rows, clean) => {
  expect(await takenForClean(rows)).toBe(clean);
});
