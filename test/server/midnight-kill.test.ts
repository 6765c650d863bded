/** SPEC C5, R2 and a power cut: the process dies by SIGKILL at every stage of the day's end; a restart finishes it once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import { databaseFile } from '#server/data-folder.ts';
import { packageRoot } from '#server/package-root.ts';
import { eventLog } from '#server/store/event-log.ts';
import { findFaults } from '#server/store/faults.ts';
import { openStore } from '#server/store/open.ts';
import { buildNight } from '../support/night-build.ts';
import { buildServer } from '../support/process.ts';
import { run } from '../support/running.ts';
import { Client } from '../support/running-http.ts';

vi.setConfig({ testTimeout: 240_000 });
let night = '';
beforeAll(async () => {
  await buildServer();
  night = await buildNight();
}, 120_000);

const ENDED = '2026-11-23';
const NEXT = '2026-11-24';
const WAITING = 60;

class NightProcess {
  readonly ended: Promise<NodeJS.Signals | null>;
  private readonly child: ChildProcess;
  private said = '';

  constructor(data: string, moment: number, point: string) {
    const args = [night, data, new Date(moment).toISOString(), point];
    this.child = spawn(process.execPath, args, { cwd: packageRoot(), stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(this);
    this.ended = new Promise((resolve) => {
      this.child.on('exit', (_, signal) => {
        running.delete(this);
        resolve(signal);
      });
    });
  }

  async origin(): Promise<string | undefined> {
    const found = new Promise<string>((resolve) => {
      this.child.stdout?.on('data', (data: Buffer) => {
        this.said += data.toString('utf8');
        const origin = /http:\/\/localhost:(\d+)/.exec(this.said)?.[1];
        if (origin !== undefined) resolve(`http://127.0.0.1:${origin}`);
      });
    });
    return Promise.race([found, this.ended.then(() => undefined)]);
  }

  kill(signal: NodeJS.Signals): Promise<NodeJS.Signals | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

const running = new Set<NightProcess>();
afterEach(async () => {
  await Promise.all([...running].map((process) => process.kill('SIGKILL')));
});

/** What stands in the file: open tickets of the ended day, how often each expired, and what `luot check` says. */
function look(data: string): { open: number; expired: string[]; closed: number; sessions: number; faults: string[] } {
  const store = openStore(databaseFile(data));
  try {
    const count = (sql: string): number => Number(store.sqlite.prepare(sql).pluck().get());
    const events = eventLog(store.db).ofDay(ENDED);
    return {
      open: count(`select count(*) from tickets where business_day = '${ENDED}' and state <> 'expired'`),
      expired: events.flatMap(({ type, ticketId }) => (type === 'ticket.expired' ? [ticketId ?? ''] : [])),
      closed: events.filter(({ type }) => type === 'counter.closed').length,
      sessions: count('select count(*) from counter_sessions'),
      faults: findFaults(store),
    };
  } finally {
    store.close();
  }
}

describe('a crash during the day’s end', () => {
  it('C5: whole or not at all, and the restart finishes it once; what was acknowledged is kept', async () => {
    const office = await run({ start: Date.parse(`${ENDED}T23:50:00+07:00`), demo: false });
    const kiosk = await office.device('kiosk');
    const lan = office.signedIn('lan');
    await lan.ask(`/api/counters/${office.counter(2)}/session`, { method: 'PUT' });
    const serviceId = office.service('A');
    const issue = (origin: string, key: string) => {
      const who = new Client(origin, kiosk.client.headers);
      return who.post('/api/tickets', { serviceId }, key).finally(() => who.close());
    };
    for (let n = 0; n < WAITING; n += 1) await issue(office.origin, `evening-${n}`);
    await lan.post(`/api/counters/${office.counter(2)}/call-next`, {}, 'evening-call');
    await office.server.stop();
    const data = office.dataFolder;
    try {
      let moment = Date.parse(`${ENDED}T23:59:59+07:00`);
      let acknowledged = WAITING;
      /** Takes numbers until the process is gone; answers how many it acknowledged. */
      const load = async (process: NightProcess, name: string): Promise<number> => {
        const origin = await process.origin();
        let taken = 0;
        for (let n = 0; origin !== undefined && running.has(process); n += 1) {
          const answer = await issue(origin, `${name}-${n}`).catch(() => undefined);
          if (answer === undefined) break;
          expect(answer.status).toBe(201);
          expect((answer.json as IssueAnswer).ticket.businessDay).toBe(ENDED);
          taken += 1;
        }
        return taken;
      };

      // Inside the transaction: nothing of it is there afterwards.
      for (const point of ['ticket.expired:40', 'counter.closed:1', 'office.changed:1']) {
        const process = new NightProcess(data, moment, point);
        acknowledged += await load(process, point);
        expect(await process.ended).toBe('SIGKILL');
        expect([point, look(data)]).toEqual([
          point,
          { open: acknowledged, expired: [], closed: 0, sessions: 1, faults: [] },
        ]);
        moment += 10;
      }
      // While it starts, late in the night: whenever it dies, all or nothing.
      moment = Date.parse(`${NEXT}T00:10:00+07:00`);
      const log = `${databaseFile(data)}-wal`;
      for (const delay of [0, 5, 30]) {
        const process = new NightProcess(data, moment, 'never');
        // From the first byte that it writes.
        while (running.has(process) && (statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0) await pause(1);
        await pause(delay);
        expect(await process.kill('SIGKILL')).toBe('SIGKILL');
        const { open, expired, faults } = look(data);
        expect([faults, [0, acknowledged]]).toEqual([[], expect.arrayContaining([open])]);
        expect(expired).toHaveLength(acknowledged - open);
        moment += 60_000;
      }
      // It comes up at last, twice: once finished is finished.
      for (const label of ['A001', 'A002']) {
        const process = new NightProcess(data, moment, 'never');
        const { ticket } = (await issue((await process.origin()) ?? '', `morning-${label}`)).json as IssueAnswer;
        expect(ticket).toMatchObject({ label, businessDay: NEXT });
        await process.kill('SIGTERM');
        moment += 60_000;
      }
      const { expired, ...rest } = look(data);
      expect(rest).toEqual({ open: 0, closed: 1, sessions: 0, faults: [] });
      expect(expired).toHaveLength(acknowledged);
      expect(new Set(expired).size).toBe(acknowledged);
    } finally {
      await office.stop();
    }
  });

  it('R2: durable and not told: after the restart the day has ended, and does not end again', async () => {
    const office = await run({ start: Date.parse(`${ENDED}T23:50:00+07:00`), demo: false });
    const kiosk = await office.device('kiosk');
    const issue = (origin: string, key: string) => {
      const who = new Client(origin, kiosk.client.headers);
      return who.post('/api/tickets', { serviceId: office.service('A') }, key).finally(() => who.close());
    };
    for (let n = 0; n < 5; n += 1) await issue(office.origin, `evening-${n}`);
    const serviceOf = office.service('A');
    await office.server.stop();
    const data = office.dataFolder;
    try {
      const doomed = new NightProcess(data, Date.parse(`${ENDED}T23:59:59+07:00`), 'committed');
      const origin = (await doomed.origin()) ?? '';
      // The question during which the day ends is committed with it, so its key must find its answer again.
      let lost = 0;
      const who = (at: string) => new Client(at, kiosk.client.headers);
      for (;;) {
        const client = who(origin);
        const answer = await client
          .post('/api/tickets', { serviceId: serviceOf }, `lost-${lost}`)
          .catch(() => undefined);
        client.close();
        if (answer === undefined) break;
        lost += 1;
      }
      expect(await doomed.ended).toBe('SIGKILL');
      const after = look(data);
      expect(after).toMatchObject({ open: 0, faults: [] });
      const again = new NightProcess(data, Date.parse(`${NEXT}T00:05:00+07:00`), 'never');
      const client = who((await again.origin()) ?? '');
      const retried = await client.post('/api/tickets', { serviceId: serviceOf }, `lost-${lost}`);
      expect((retried.json as IssueAnswer).ticket).toMatchObject({ label: 'A001', businessDay: NEXT });
      const next = await client.post('/api/tickets', { serviceId: serviceOf }, 'next');
      expect((next.json as IssueAnswer).ticket.label).toBe('A002');
      client.close();
      await again.kill('SIGTERM');
      expect(look(data)).toEqual(after);
    } finally {
      await office.stop();
    }
  });
});
