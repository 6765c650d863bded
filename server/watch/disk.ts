/** How much room the data folder has, and how large the database is. Looked at now and then, never while somebody waits. */
import { stat, statfs } from 'node:fs/promises';

const LOOK_EVERY_MS = 15_000;

/** Bytes; undefined where the system does not tell. */
export interface DiskFigures {
  readonly free: number | undefined;
  readonly size: number | undefined;
  readonly database: number;
  readonly wal: number;
}

export interface DiskWatch {
  figures(): DiskFigures;
  stop(): void;
}

/** Looks once before it answers, then every quarter of a minute. */
export async function watchDisk(dataFolder: string, databaseFile: string): Promise<DiskWatch> {
  const look = async (): Promise<DiskFigures> => {
    const [room, database, wal] = await Promise.all([
      roomOf(dataFolder),
      sizeOf(databaseFile),
      sizeOf(`${databaseFile}-wal`),
    ]);
    return { ...room, database, wal };
  };
  let figures = await look();
  const timer = setInterval(() => {
    void look().then((seen) => {
      figures = seen;
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return { figures: () => figures, stop: () => clearInterval(timer) };
}

async function roomOf(folder: string): Promise<Pick<DiskFigures, 'free' | 'size'>> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, size: blocks * bsize };
  } catch {
    // Not every file system tells; the check then says "unknown".
    return { free: undefined, size: undefined };
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // No such file: there is no write-ahead log right after a checkpoint.
    return 0;
  }
}
