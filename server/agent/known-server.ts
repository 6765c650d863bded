import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { agentFile } from './store.ts';

/** The server that an agent on this folder has talked to; undefined when there is none yet. Changes nothing. */
export function knownServer(dataFolder: string): string | undefined {
  const file = agentFile(dataFolder);
  if (!existsSync(file)) return undefined;
  const db = new Database(file, { readonly: true });
  try {
    const row = db.prepare('select server_url as url from agent').get();
    const url = typeof row === 'object' && row !== null && 'url' in row ? row.url : undefined;
    return typeof url === 'string' ? url : undefined;
  } catch {
    // A file from a start that got no further than making it.
    return undefined;
  } finally {
    db.close();
  }
}
