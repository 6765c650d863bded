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
  reject(error: Error): void;
}

function deferred(): Deferred {
  let resolve: (origin: string) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  // Nobody may be waiting at that moment; who asks later still hears of it.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

export function createVictim(folder: string): Victim {
  let process: Luot | undefined;
  let up = deferred();
  let serving = false;
  let incarnation = 0;
  const complaints: string[] = [];

  const gather = ({ out, err }: { readonly out: string; readonly err: string }): void => {
    if (err !== '') complaints.push(err);
    for (const line of out.split('\n')) if (line.includes('"level":50')) complaints.push(line);
  };

  const end = async (signal: NodeJS.Signals) => {
    if (process === undefined) throw new Error('there is no process to end');
    const ended = process.stop(signal);
    // Who already waits for a process that never came up goes on waiting for the next.
    if (serving) up = deferred();
    serving = false;
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
      const { resolve, reject } = up;
      process = mine;
      mine.origin().then(
        (origin) => {
          if (process !== mine) return;
          serving = true;
          resolve(origin);
        },
        () => {
          // One that is killed on its way up never serves: whoever waits then waits for the next.
          if (process === mine) reject(new Error(`the server ended by itself: ${mine.err}`));
        },
      );
    },
    async kill() {
      await end('SIGKILL');
    },
    terminate: () => end('SIGTERM'),
    complaints,
  };
}
