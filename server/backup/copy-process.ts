/**
 * Makes one copy in a process of its own. A stick that hangs for a minute, or a disk that is slow to flush, then holds up
 * nobody who takes a number.
 */
import { type CopyJob, runCopyJob } from './job.ts';

// The server has ended: whatever is half-written is cleared away by the next copy.
process.once('disconnect', () => process.exit(1));

process.once('message', (job: CopyJob) => {
  runCopyJob(job).then((result) => {
    process.send?.(result, () => process.disconnect());
  });
});
