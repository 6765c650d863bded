/** The whole soak: an office in this process, its clients, day after day; measured after each. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Running } from '#test/support/running.ts';
import type { Wishes } from './arguments.ts';
import { workingDays } from './calendar.ts';
import type { Book } from './clerk.ts';
import { playDay } from './day.ts';
import { Lobby } from './lobby.ts';
import { collector, type Measure, measure } from './measure.ts';
import { leftovers } from './retention.ts';
import { Screens } from './screens.ts';
import { MONDAY_MIDNIGHT, setStage } from './stage.ts';
import { bytesPerTicket, judge, type Level } from './verdict.ts';

export interface Outcome {
  readonly seconds: number;
  readonly requests: number;
  readonly slips: number;
  readonly tickets: number;
  readonly measures: readonly Measure[];
  readonly levels: readonly Level[];
  readonly bytesPerTicket: number;
  readonly eventsPerTicket: number;
  readonly faults: readonly string[];
}

/** Replays the days; `tell` hears one measure after each. */
export async function runSoak(wishes: Wishes, tell: (measure: Measure) => void): Promise<Outcome> {
  const started = Date.now();
  const collect = collector();
  const book: Book = { requests: 0, faults: [] };
  const stage = await setStage(wishes);
  const { running, kiosks } = stage;
  const lobby = wishes.page ? await Lobby.open(running) : undefined;
  const screens = await Screens.start(running, book, kiosks.map(({ client }) => client)[0] ?? running.stranger());
  const measures: Measure[] = [];
  let slips = 0;
  try {
    for (const day of workingDays(MONDAY_MIDNIGHT, wishes.days)) {
      const began = Date.now();
      await playDay({ stage, screens, lobby, book, ...wishes }, day);
      slips += takeSlips(running);
      book.faults.push(...leftovers(running, day.index));
      const seconds = (Date.now() - began) / 1_000;
      const figures = await measure(running, collect, { day: day.index, seconds, page: await lobby?.measure() });
      measures.push(figures);
      tell(figures);
    }
    const { tickets, faults } = count(running);
    book.faults.push(...faults, ...(lobby?.errors ?? []));
    if (tickets !== wishes.days * wishes.tickets) book.faults.push(`${tickets} tickets are in the database`);
    return {
      seconds: Math.round((Date.now() - started) / 1_000),
      requests: book.requests,
      slips,
      tickets,
      measures,
      levels: judge(measures),
      bytesPerTicket: Math.round(bytesPerTicket(measures, wishes.tickets)),
      eventsPerTicket: (measures.at(-1)?.events ?? 0) / tickets,
      faults: book.faults,
    };
  } finally {
    screens.end();
    await lobby?.close();
    await running.stop();
  }
}

function count(running: Running): { tickets: number; faults: string[] } {
  const tickets = Number(running.server.core.store.sqlite.prepare('select count(*) from tickets').pluck().get());
  // What `luot check` would say, and what stands in the server's log as an error.
  const errors = running.log.filter((line) => /"level":(50|60|"error"|"fatal")/.test(line));
  return { tickets, faults: [...running.faults(), ...errors] };
}

/** Paper is taken away: the demo's printer draws into files. */
function takeSlips({ dataFolder }: Running): number {
  const folder = join(dataFolder, 'printed');
  const slips = readdirSync(folder);
  for (const slip of slips) rmSync(join(folder, slip), { recursive: true });
  return slips.length;
}
