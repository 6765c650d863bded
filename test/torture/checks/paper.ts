/** What came out of the printers against the print jobs: no slip twice by itself, none promised that is not there. */
import { withoutRealTimeCommands } from '#server/printing/encode.ts';
import { whole } from '#server/printing/parts.ts';
import type { Bitmap, DrawSlip, SlipContent } from '#server/printing/types.ts';
import type { Store } from '#server/store/open.ts';
import type { FakePrinter } from '#test/support/fake-printer.ts';

const DOTS = 384;

export interface Job {
  readonly id: string;
  readonly printerId: string;
  readonly state: string;
  readonly content: string;
}

export function readJobs({ sqlite }: Store): Job[] {
  return sqlite
    .prepare('select id, printer_id as printerId, state, content from print_jobs order by created_at, id')
    .all() as Job[];
}

export interface PaperCheck {
  /** `read` answers the jobs as they are now: the spooler works on while the paper is looked at. */
  faults(read: () => readonly Job[]): Promise<string[]>;
  /** Slips that were found on paper so far. */
  slips(): number;
  /** Pieces of slips that were cut off after an interruption. */
  pieces(): number;
}

/** `printers`: by id, what stands at the other end of the wire. */
export function paperCheck(draw: DrawSlip, printers: ReadonlyMap<string, FakePrinter>): PaperCheck {
  /** By job: how its slip looks, one byte a dot. */
  const pictures = new Map<string, Uint8Array>();
  const looked = new Map<string, number>();
  /** By job: how often it lies there. */
  const onPaper = new Map<string, number>();
  /** By job: its place in the printer's heap of slips. */
  const places = new Map<string, number>();
  let pieces = 0;

  const drawAll = async (jobs: readonly Job[]): Promise<void> => {
    for (const { id, content } of jobs) {
      if (pictures.has(id)) continue;
      const picture = await whole(draw(JSON.parse(content) as SlipContent, DOTS));
      pictures.set(id, dotsOf(withoutRealTimeCommands(picture)));
    }
  };

  /**
   * Finds out which jobs the new slips are. What is no whole slip is a piece that was cut off after an interruption; a
   * later slip that it had spoilt would be missed by the check of the job that counts as printed.
   */
  const look = async (jobs: readonly Job[]): Promise<void> => {
    for (const [printerId, { slips }] of printers) {
      const from = looked.get(printerId) ?? 0;
      const fresh = slips.slice(from);
      if (fresh.length === 0) continue;
      const own = jobs.filter((job) => job.printerId === printerId);
      await drawAll(own);
      // More may have come out while these were drawn.
      looked.set(printerId, from + fresh.length);
      for (const [place, { dots }] of fresh.entries()) {
        const job = own.find(({ id }) => endsWith(dots, pictures.get(id)));
        if (job === undefined) pieces += 1;
        else {
          onPaper.set(job.id, (onPaper.get(job.id) ?? 0) + 1);
          if (!places.has(job.id)) places.set(job.id, from + place);
        }
      }
    }
  };

  return {
    async faults(read) {
      const layThere = new Map([...printers].map(([id, { slips }]) => [id, slips.length]));
      const jobs = read();
      await look(jobs);
      return jobs.flatMap((job) => {
        // Only what lay there before the jobs were read must be known to them.
        const known = (places.get(job.id) ?? Number.POSITIVE_INFINITY) < (layThere.get(job.printerId) ?? 0);
        return jobFaults(job, onPaper.get(job.id) ?? 0, known);
      });
    },
    pieces: () => pieces,
    slips: () => [...onPaper.values()].reduce((sum, count) => sum + count, 0),
  };
}

function jobFaults({ id, state }: Job, copies: number, known: boolean): string[] {
  if (copies > 1) return [`print job ${id} lies there ${copies} times: printed again by itself`];
  if (state === 'printed' && copies === 0) return [`print job ${id} counts as printed and is not on paper`];
  if (['queued', 'not-printed'].includes(state) && known) {
    return [`print job ${id} is on paper and counts as ${state}`];
  }
  return [];
}

function dotsOf({ width, height, rows }: Bitmap): Uint8Array {
  const bytes = width / 8;
  const dots = new Uint8Array(width * height);
  for (let i = 0; i < dots.length; i += 1) {
    const [y, x] = [Math.floor(i / width), i % width];
    dots[i] = ((rows[y * bytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
  }
  return dots;
}

/** A slip may begin with what an earlier one left on the paper; it ends with itself. */
function endsWith(dots: Uint8Array, picture: Uint8Array | undefined): boolean {
  if (picture === undefined || dots.length < picture.length) return false;
  return Buffer.compare(dots.subarray(dots.length - picture.length), picture) === 0;
}
