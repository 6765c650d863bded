/** Counts what a process asks the disk to keep, as the kernel sees it (strace). */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface FlushCount {
  /** Stops to look; answers how often the process flushed a file since the start. */
  end(): Promise<number>;
}

const FLUSH = /\b(?:fsync|fdatasync|sync_file_range|msync)\(/;

/** Needs strace and the right to trace; throws in words when one of them is missing. */
export function countFlushes(pid: number): Promise<FlushCount> {
  const tracer = spawn('strace', ['-f', '-qq', '-e', 'trace=fsync,fdatasync,sync_file_range,msync', '-p', String(pid)]);
  let said = '';
  tracer.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString('utf8');
  });
  const ended = new Promise<void>((resolve) => tracer.once('close', () => resolve()));
  const end = async (): Promise<number> => {
    tracer.kill('SIGINT');
    await ended;
    return said.split('\n').filter((line) => FLUSH.test(line) && !line.includes('resumed')).length;
  };
  return new Promise((resolve, reject) => {
    tracer.once('error', () => reject(new Error('strace is not here; install it: apt-get install strace')));
    tracer.once('exit', (code) => reject(new Error(`strace may not look at process ${pid} (${code}): ${said}`)));
    attached(pid).then(() => resolve({ end }), reject);
  });
}

/** Until the kernel says that somebody traces the process. */
async function attached(pid: number): Promise<void> {
  for (let looks = 0; looks < 200; looks += 1) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    if (!/^TracerPid:\s*0$/m.test(status)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`nobody traces process ${pid}`);
}

/** A process that is ours to look at, flushes three times when it is told to go on, and ends. */
const THREE_FLUSHES = `
  const { closeSync, fdatasyncSync, openSync } = require('node:fs');
  const folder = openSync('.', 'r');
  process.stdin.once('data', () => {
    for (let i = 0; i < 3; i += 1) fdatasyncSync(folder);
    closeSync(folder);
    process.stdout.end('done');
    process.stdin.destroy();
  });
`;

/** Why flushes cannot be counted on this machine, in words; undefined: three of a process that makes three were counted. */
export async function whyNoCounting(): Promise<string | undefined> {
  const known = spawn(process.execPath, ['-e', THREE_FLUSHES], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    if (known.pid === undefined) throw new Error('a process could not be started');
    const counting = await countFlushes(known.pid);
    const done = new Promise<void>((resolve) => known.stdout.once('data', () => resolve()));
    known.stdin.write('go on');
    await done;
    const count = await counting.end();
    return count === 3 ? undefined : `strace counted ${count} of 3 flushes`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    known.kill('SIGKILL');
  }
}
