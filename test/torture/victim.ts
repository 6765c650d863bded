/** The server process that is killed: the real command, on one data folder, again and again. */
import { type Luot, start } from '#test/support/process.ts';

export interface Victim {
  /** Where it serves now; while it is down, the answer waits for the next start. */
  origin(): Promise<string>;
  /** Counts the processes so far: two equal answers are of one and the same process. */
  readonly incarnation: number;
  /** Starts a process and does not wait for it. */
  launch(): void;
  /** Ends the process with SIGKILL, wherever it is. */
  kill(): Promise<void>;
  /** Asks the process to stop; answers how it ended and how long that took. */
  terminate(): Promise<{ readonly code: number | null; readonly ms: number; readonly err: string }>;
  /** What the processes wrote to their standard error, and what their logs said at level error. */
  readonly complaints: readonly string[];
}

interface Deferred {
  readonly promise: Promise<string>;
  resolve(origin: string): void;
}

function deferred(): Deferred {
  let resolve: (origin: string) => void = () => undefined;
  const promise = new Promise<string>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

export function createVictim(folder: string): Victim {
  let process: Luot | undefined;
  let up = deferred();
  let incarnation = 0;
  const complaints: string[] = [];

  const gather = ({ out, err }: { readonly out: string; readonly err: string }): void => {
    if (err !== '') complaints.push(err);
    for (const line of out.split('\n')) if (line.includes('"level":50')) complaints.push(line);
  };

  const end = async (signal: NodeJS.Signals) => {
    if (process === undefined) throw new Error('there is no process to end');
    const ended = process.stop(signal);
    up = deferred();
    process = undefined;
    const how = await ended;
    gather(how);
    return how;
  };

  return {
    origin: () => up.promise,
    get incarnation() {
      return incarnation;
    },
    launch() {
      incarnation += 1;
      const mine = start(['serve'], { LUOT_DATA: folder, LUOT_RATE_LIMIT: 'off' });
      const { resolve } = up;
      process = mine;
      // One that is killed on its way up never serves: whoever waits then waits for the next.
      mine.origin().then(
        (origin) => {
          if (process === mine) resolve(origin);
        },
        () => undefined,
      );
    },
    async kill() {
      await end('SIGKILL');
    },
    terminate: () => end('SIGTERM'),
    complaints,
  };
}
