/** Reception over real HTTP: numbers for somebody, before opening, and strips of paper for a power cut (SPEC J80–J87). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { StripPrintAnswer, StripReturnAnswer, StripsAnswer } from '#common/contract/strips.ts';
import { audit, printJobs } from '#server/store/schema.ts';
import { expectProblem } from '#test/support/answers.ts';
import { MONDAY, type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const WORKDAY = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
];

let office: Running;
let helper: Client;
let admin: Client;
let kiosk: Client;
let printerId: string;
let keys = 0;
const key = (): string => `reception-${++keys}`;

beforeAll(async () => {
  office = await run();
  await comeIn();
  printerId = office.server.core.hall.office.printers[0]?.id ?? '';
});
afterAll(() => office.stop());

async function comeIn(): Promise<void> {
  admin = office.signedIn('admin');
  helper = office.signedIn('lan');
  kiosk = (await office.device('kiosk')).client;
}
async function change(body: object): Promise<void> {
  const done = await admin.ask('/api/office', { method: 'PATCH', body });
  expect(done.status, done.text).toBe(200);
}
const setReception = (reception: boolean): Promise<void> =>
  change({ parts: { ...office.server.core.hall.office.settings.parts, reception } });
const issue = (who: Client, prefix: string, more: object = {}): Promise<Answer> =>
  who.post('/api/tickets', { serviceId: office.service(prefix), ...more }, key());
const labelOf = (answer: Answer): string => (answer.json as IssueAnswer).ticket.label;
const makeStrip = (prefix: string, count: number, intent = key()): Promise<Answer> =>
  helper.post('/api/strips', { serviceId: office.service(prefix), count, printerId }, intent);
const made = (answer: Answer): StripPrintAnswer => {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.json as StripPrintAnswer;
};
const bringBack = (id: string, body: object, intent = key()): Promise<Answer> =>
  helper.post(`/api/strips/${id}/return`, body, intent);
const waitingIn = (prefix: string): string[] =>
  [...office.server.core.hall.tickets.values()]
    .filter(({ serviceId, state }) => serviceId === office.service(prefix) && state === 'waiting')
    .sort((a, b) => a.placeAt - b.placeAt || (a.id < b.id ? -1 : 1))
    .map(({ label }) => label);

describe('the part is off', () => {
  it('J1: strips say so, and nobody is written down before opening', async () => {
    expectProblem(await makeStrip('A', 10), 'part.off');
    expectProblem(await helper.ask('/api/strips'), 'part.off');
    expectProblem(await bringBack('any', { used: 0 }), 'part.off');
    await change({ hours: { week: Array.from({ length: 7 }, () => WORKDAY), seasons: [], exceptions: [] } });
    office.clock.now = MONDAY - 2 * HOUR;
    expectProblem(await issue(helper, 'A'), 'service.closed');
  });
});

describe('before the doors open', () => {
  it('J83: staff give numbers from two hours before, in the order of arrival; a kiosk does not', async () => {
    await setReception(true);
    office.clock.now = MONDAY - 2.5 * HOUR - 1;
    expectProblem(await issue(helper, 'A'), 'service.closed');
    office.clock.now = MONDAY - 2.5 * HOUR;
    expect(labelOf(await issue(helper, 'A'))).toBe('A001');
    expectProblem(await issue(kiosk, 'A'), 'service.closed');
    office.clock.now += MINUTE;
    expect(labelOf(await issue(helper, 'A'))).toBe('A002');
    office.clock.now = MONDAY;
    expect(labelOf(await issue(kiosk, 'A'))).toBe('A003');
    expect(waitingIn('A')).toEqual(['A001', 'A002', 'A003']);
    const clerk = office.signedIn('hoai');
    const counter = office.server.core.hall.office.counters.find(
      ({ serviceIds }) => serviceIds[0] === office.service('A'),
    );
    await clerk.ask(`/api/counters/${counter?.id}/session`, { method: 'PUT' });
    const called = await clerk.post(`/api/counters/${counter?.id}/call-next`, {}, key());
    expect(called.json).toMatchObject({ ticket: { label: 'A001' } });
  });
});

describe('the slip of a number for somebody', () => {
  it('J81: comes out where staff chose, once for a key', async () => {
    const body = { serviceId: office.service('B'), priorityClass: 'elderly', printerId };
    const first = await helper.post('/api/tickets', body, 'for-her');
    const again = await helper.post('/api/tickets', body, 'for-her');
    expect([first.status, again.status]).toEqual([201, 200]);
    const { ticket, print } = first.json as IssueAnswer;
    expect(ticket).toMatchObject({ label: 'B001', priorityClass: 'elderly' });
    const jobs = office.db.select().from(printJobs).where(eq(printJobs.ticketId, ticket.id)).all();
    expect(jobs.map(({ id, printerId: at }) => [id, at])).toEqual([[print.jobId, printerId]]);
  });

  it('J81: without a printer the number is read out; a kiosk names none, and nobody an unknown one', async () => {
    const { print } = (await issue(helper, 'B')).json as IssueAnswer;
    expect(print).toEqual({ jobId: null, state: 'no-printer' });
    expectProblem(await issue(kiosk, 'B', { printerId }), 'request.invalid');
    expectProblem(await issue(helper, 'B', { printerId: 'none-such' }), 'printer.unknown');
  });
});

describe('a strip for a power cut', () => {
  it('J84: reserves numbers in a row, prints them in short pieces, once for a key', async () => {
    const strip = made(await makeStrip('C', 15, 'strip-c'));
    expect(strip.strip).toMatchObject({ from: 'C801', to: 'C815', count: 15, state: 'out' });
    expect(made(await makeStrip('C', 15, 'strip-c'))).toEqual(strip);
    const pieces = strip.print.jobIds.map((id) => office.db.select().from(printJobs).where(eq(printJobs.id, id)).get());
    const sizes = pieces.map((piece) => (piece?.content.kind === 'strip' ? piece.content.labels.length : 0));
    expect(sizes).toEqual([10, 5]);
    expect(made(await makeStrip('C', 10)).strip).toMatchObject({ from: 'C816', to: 'C825' });
  });

  it('J86: who still waits stands where his rough time puts him; the rest is void, and said', async () => {
    const { strips } = (await helper.ask('/api/strips')).json as StripsAnswer;
    const id = strips[0]?.id ?? '';
    office.clock.now = MONDAY + HOUR;
    await issue(kiosk, 'C');
    office.clock.now = MONDAY + 3 * HOUR;
    await issue(kiosk, 'C');
    await office.restart();
    await comeIn();
    const body = { used: 6, served: 2, firstAt: '08:30', lastAt: '09:30' };
    const back = (await bringBack(id, body, 'back-c')).json as StripReturnAnswer;
    expect([back.inLine, back.void]).toEqual([['C803', 'C804', 'C805', 'C806'], { from: 'C807', to: 'C815' }]);
    expect((await bringBack(id, body, 'back-c')).json).toEqual(back);
    // C001 was taken at nine, C002 at eleven.
    expect(waitingIn('C')).toEqual(['C803', 'C001', 'C804', 'C805', 'C806', 'C002']);
    expectProblem(await bringBack(id, body), 'strip.state');
    expect(office.faults()).toEqual([]);
  });

  it('J85: its numbers go to nobody else for the rest of the day', async () => {
    expect(made(await makeStrip('C', 10)).strip.from).toBe('C826');
    expect(labelOf(await issue(kiosk, 'C'))).toBe('C003');
  });

  it('J86: nonsense is refused with its field, and the strip is still out', async () => {
    const { strip } = made(await makeStrip('D', 10));
    for (const [body, field] of [
      [{ used: 11 }, 'used'],
      [{ used: 3, served: 4 }, 'served'],
      [{ used: 3, firstAt: '09:00', lastAt: '08:00' }, 'lastAt'],
    ] as const) {
      expect(expectProblem(await bringBack(strip.id, body), 'request.invalid').field).toBe(field);
    }
    expect(made(await helper.post(`/api/strips/${strip.id}/print`, { printerId }, key())).strip.from).toBe('D801');
    expect((await bringBack(strip.id, { used: 0 })).json).toMatchObject({
      inLine: [],
      void: { from: 'D801', to: 'D810' },
    });
    expectProblem(await helper.post(`/api/strips/${strip.id}/print`, { printerId }, key()), 'strip.state');
    expectProblem(await bringBack('none-such', { used: 0 }), 'strip.unknown');
  });

  it('Y2: each leaves a row in the audit log', () => {
    const acts = office.db.select({ act: audit.act }).from(audit).all();
    expect(new Set(acts.map(({ act }) => act).filter((act) => act.startsWith('strip.')))).toEqual(
      new Set(['strip.made', 'strip.reprinted', 'strip.returned']),
    );
  });
});

it('J80: the helper follows calls for help and the lines, whatever the role', async () => {
  const feed = await office.follow('reception', helper);
  await kiosk.post('/api/help', undefined, key());
  await office.settle(feed);
  expect(JSON.stringify(feed.messages)).toContain('help.requested');
  const stranger = office.listen('reception', office.stranger());
  expect((await stranger.closed).code).toBe(4401);
});
