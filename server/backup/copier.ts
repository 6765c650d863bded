/** Runs a copy job in a process of its own, and ends that process when it takes too long or the server stops. */
import { fork } from 'node:child_process';
import { FROM_SOURCE, ownProgram } from '#server/own-program.ts';
import type { CopyJob, CopyResult } from './job.ts';

/** Longer than any office's database needs on a slow stick; then the stick hangs. */
const COPY_WITHIN_MS = 20 * 60_000;

export type MakeCopy = (job: CopyJob, signal: AbortSignal) => Promise<CopyResult>;

export const copyInProcess: MakeCopy = (job, signal) =>
  new Promise((resolve) => {
    const child = fork(ownProgram('copy-process'), {
      execArgv: FROM_SOURCE ? ['--import', 'tsx'] : [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => {
      errors = (errors + data.toString('utf8')).slice(-2_000);
    });
    // A process that waits for a dead disk cannot even be killed: nobody waits for its end.
    const end = (): void => {
      child.kill('SIGKILL');
      child.unref();
      child.channel?.unref();
      settle('the copy was not finished in time');
    };
    const late = setTimeout(end, COPY_WITHIN_MS);
    late.unref();
    signal.addEventListener('abort', end, { once: true });
    let result: CopyResult | undefined;
    const settle = (detail: string): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', end);
      resolve(result ?? { ok: false, problem: 'failed', detail: detail.trim() || 'the process that copies ended' });
    };
    child.once('message', (message: CopyResult) => {
      result = message;
      settle('');
    });
    child.once('error', (error) => settle(error.message));
    child.once('close', () => settle(errors));
    child.send(job);
  });
