/** One office under siege: its server process, its load, its books. Eras are short, so that a check reads them whole. */
import type { StaffView } from '#common/contract/views.ts';
import { inParts } from '#server/printing/drawing.ts';
import { partDrawer } from '#server/printing/raster.ts';
import { findFaults } from '#server/store/faults.ts';
import { type Dice, dice as makeDice } from '#test/support/dice.ts';
import { ticketEventsAfter, withBook } from './book.ts';
import { logCheck } from './checks/log.ts';
import { numberFaults } from './checks/numbers.ts';
import { paperCheck, readJobs } from './checks/paper.ts';
import { toldFaults } from './checks/told.ts';
import { runClerk } from './clerks.ts';
import { Gate } from './gate.ts';
import { runKiosk } from './kiosks.ts';
import { Ledger, type Tally } from './ledger.ts';
import { makeOffice } from './office.ts';
import { Patient, pause } from './patient.ts';
import { startMoodyPrinters } from './printers.ts';
import { createVictim, type Victim } from './victim.ts';
import { Viewer } from './viewers.ts';

export interface Siege {
  readonly victim: Victim;
  readonly tallies: ReadonlyMap<Tally, number>;
  /** A kiosk that asks once, for what can be read while nothing can be written. */
  readonly passerBy: Patient;
  /** Lets the load loose. */
  load(): void;
  /** Something small happens: a printer changes its mood, a screen loses its connection, a phone comes. */
  stir(): void;
  /** Holds the load back until every question has its answer, then compares everything. */
  check(): Promise<readonly string[]>;
  /** Lets the printers come to rest, checks what became of every slip, ends everything. */
  end(): Promise<readonly string[]>;
}

const SETTLED_WITHIN_MS = 90_000;
const PHONES = 6;

/** Starts the load of an office in an empty folder; its server is not started yet. */
export async function besiege(folder: string, seed: number): Promise<Siege> {
  const ledger = new Ledger();
  const die = (name: number): Dice => makeDice(seed * 1_000 + name);
  const moods = die(1);
  const fate = die(2);
  const moody = await startMoodyPrinters(2, moods);
  const office = makeOffice(folder, moody.printers);
  const victim = createVictim(folder);
  const gate = new Gate();
  const patients: Patient[] = [];
  const patient = (who: ConstructorParameters<typeof Patient>[0], name: number): Patient => {
    const made = new Patient(who, victim, ledger, die(name));
    patients.push(made);
    return made;
  };
  const { serviceIds } = office;
  const workers = [
    ...office.printingKiosks.map((who, index) =>
      runKiosk(patient(who, 10 + index), serviceIds, { burst: 1, rest: 1_600 }, gate, ledger, die(20 + index)),
    ),
    ...office.bareKiosks.map((who, index) =>
      runKiosk(patient(who, 30 + index), serviceIds, { burst: 10, rest: 400 }, gate, ledger, die(40 + index)),
    ),
    ...office.seats.map((seat, index) =>
      runClerk(patient(seat, 50 + index), seat, serviceIds, gate, ledger, die(60 + index)),
    ),
  ];
  const view = (topic: string, headers: Readonly<Record<string, string>>): Viewer =>
    new Viewer(topic, headers, victim, ledger);
  const viewers = [
    ...office.displays.map(({ headers }) => view('display', headers)),
    ...office.printingKiosks.map(({ headers }) => view('kiosk', headers)),
    view('monitor', office.supervisor.headers),
    ...office.seats.slice(0, 2).map(({ counterId, headers }) => view(`counter:${counterId}`, headers)),
  ];
  const phones: Viewer[] = [];
  const log = logCheck(ledger);
  const paper = paperCheck(
    inParts(await partDrawer()),
    new Map(
      office.printerIds.flatMap((id, index) =>
        moody.printers[index] === undefined ? [] : [[id, moody.printers[index]]],
      ),
    ),
  );
  let seq = 0;

  const readBooks = (): string[] =>
    withBook(folder, (store) => {
      const events = ticketEventsAfter(store, seq);
      seq = events.at(-1)?.seq ?? seq;
      return [
        ...log.take(events),
        ...numberFaults(store),
        ...toldFaults(store, [...viewers, ...phones]),
        ...findFaults(store),
      ];
    });

  const check = async (): Promise<readonly string[]> => {
    await gate.close();
    const views = await Promise.all([...viewers, ...phones].map((viewer) => viewer.compare()));
    const books = readBooks();
    const slips = await paper.faults(() => withBook(folder, readJobs));
    return [...ledger.faults.splice(0), ...views.flatMap((fault) => fault ?? []), ...books, ...slips];
  };

  return {
    victim,
    tallies: ledger.tallies,
    passerBy: patient({ ...(office.bareKiosks[0] ?? office.supervisor), name: 'passer-by' }, 70),
    load: () => gate.open(),
    stir() {
      moody.stir();
      const dropped = [...viewers, ...phones][fate(viewers.length + phones.length)];
      if (fate(2) === 0) dropped?.drop();
      const issued = [...ledger.issued.values()].at(-1 - fate(5));
      if (phones.length < PHONES && issued !== undefined) phones.push(view(`ticket:${issued.token}`, {}));
    },
    check,
    async end() {
      moody.calm();
      await gate.close();
      const late = await settled(folder);
      const faults = [...late, ...(await check())];
      faults.push(...unreported(folder, viewers.find(({ topic }) => topic === 'monitor')?.shown));
      ledger.count('slips on paper', paper.slips());
      ledger.count('pieces of slips on paper', paper.pieces());
      gate.end();
      for (const viewer of [...viewers, ...phones]) viewer.end();
      const { code, ms, err } = await victim.terminate();
      if (code !== 0 || ms > 5_000) faults.push(`SIGTERM at the end: code ${code} after ${ms} ms: ${err}`);
      await Promise.all(workers);
      for (const one of patients) one.close();
      await moody.close();
      return faults;
    },
  };
}

/** Waits until no slip is queued or being printed. */
async function settled(folder: string): Promise<string[]> {
  const open = (): number =>
    withBook(folder, readJobs).filter(({ state }) => state === 'queued' || state === 'printing').length;
  const started = Date.now();
  while (open() > 0) {
    if (Date.now() - started > SETTLED_WITHIN_MS) return [`${open()} slips are neither printed nor reported`];
    await pause(200);
  }
  return [];
}

/** A slip that did not come out for sure must stand where staff see it. */
function unreported(folder: string, monitor: unknown): string[] {
  const { printProblems } = monitor as StaffView;
  return withBook(folder, ({ sqlite }) =>
    (
      sqlite
        .prepare(
          "select id, state from print_jobs where state in ('not-printed', 'partly', 'unknown') and dismissed_at is null",
        )
        .all() as { id: string; state: string }[]
    )
      .filter(({ id }) => printProblems[id] === undefined)
      .map(({ id, state }) => `print job ${id} is ${state}, and staff are not told`),
  );
}
