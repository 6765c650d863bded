/** Slips for the printer at a kiosk's own PC, over real HTTP with a fake agent (SPEC G8, W). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IssueAnswer } from '#common/contract/commands.ts';
import { expectAnswer, expectProblem } from '../support/answers.ts';
import { type FakeAgent, fakeAgent, PRINTER } from '../support/fake-agent.ts';
import { type Running, run } from '../support/running.ts';
import type { Listener } from '../support/running-feed.ts';

const SLOW = 20_000;

let office: Running;
let agent: FakeAgent;
beforeEach(async () => {
  office = await run();
  agent = await fakeAgent(office, 'Cửa chính');
  agent.printer = PRINTER;
});
afterEach(async () => {
  expect(office.faults()).toEqual([]);
  await office.stop();
});

let keys = 0;
async function issue(who = agent): Promise<{ readonly label: string; readonly jobId: string }> {
  const body = { serviceId: office.service('A') };
  const { ticket, print } = expectAnswer(
    await who.client.post('/api/tickets', body, `slip-${++keys}`),
    201,
    IssueAnswer,
  );
  expect(print.state).toBe('queued');
  return { label: ticket.label, jobId: print.jobId ?? '' };
}

interface Problem {
  readonly label?: string;
  readonly state: string;
  readonly reason?: string;
}
const monitor = (): Promise<Listener> => office.follow('monitor', office.signedIn('ngoc'));
const problemsIn = ({ view }: Listener): Problem[] =>
  Object.values((view as { printProblems: Record<string, Problem> }).printProblems);
const stateOf = (jobId: string): unknown => office.server.core.printJobs.byId(jobId)?.state;
const printerOf = (id: string | null) =>
  office.server.core.facts.printers().find((printer) => printer.id === id)?.settings;

it('G8: the printer is made at the first sync that tells of it, and follows the agent from then on', async () => {
  const { printerId } = await agent.sync();
  expect(printerOf(printerId)).toEqual({
    name: 'Cửa chính',
    driver: 'kiosk',
    deviceId: agent.id,
    dots: 576,
    status: 'full',
  });
  agent.printer = { ...PRINTER, dots: 384, status: 'none' };
  expect((await agent.sync()).printerId).toBe(printerId);
  expect(printerOf(printerId)).toMatchObject({ name: 'Cửa chính', dots: 384, status: 'none' });

  const staff = await monitor();
  agent.printer = { ...PRINTER, state: 'paper-out' };
  await agent.sync();
  const shown = await staff.until(
    () =>
      JSON.stringify(staff.view).includes('"paper-out"') &&
      staff.events.some(({ event }) => event.type === 'printer.state'),
    SLOW,
  );
  expect(shown).toBe(true);

  // Taken away by an admin it stays away; a printer of the network serves the kiosk instead.
  const admin = office.signedIn('admin');
  await admin.ask(`/api/devices/${agent.id}`, { method: 'PATCH', body: { printerId: null } });
  expect((await agent.sync()).printerId).toBeNull();
  expect(office.server.core.facts.printers().filter(({ settings }) => settings.driver === 'kiosk')).toHaveLength(1);
});

it('G8: two kiosks that share a printer: only the agent where it stands is asked', async () => {
  const { printerId } = await agent.sync();
  const other = await fakeAgent(office, 'Cửa sau');
  await office.signedIn('admin').ask(`/api/devices/${other.id}`, { method: 'PATCH', body: { printerId } });
  other.printer = PRINTER;
  expect((await other.sync()).printerId).toBeNull();
  const { label, jobId } = await issue(other);
  const slip = await agent.next();
  expect(slip).toMatchObject({ jobId, label });
  expectProblem(await other.tell(jobId, { state: 'printed' }), 'print-job.unknown');
  expect((await agent.tell(jobId, { state: 'printed' })).status).toBe(204);
});

it('W2, G8: slips come one after another, in order; what the agent says is told to kiosk and staff', async () => {
  await agent.sync();
  const staff = await monitor();
  const kiosk = await office.follow('kiosk', agent.client);
  const asked = agent.next();
  const first = await issue();
  const second = await issue();
  const slip = await asked;
  expect(slip).toMatchObject({ jobId: first.jobId, label: first.label });
  const picture = slip?.picture ?? { width: 0, height: 0, rows: '' };
  expect(picture.width).toBe(576);
  expect(Buffer.from(picture.rows, 'base64')).toHaveLength((picture.width / 8) * picture.height);
  expect(stateOf(second.jobId)).toBe('queued');
  await agent.tell(first.jobId, { state: 'printed' });
  await kiosk.until(() => kiosk.events.find(({ event }) => event.type === 'print.printed'), SLOW);

  expect(await agent.next()).toMatchObject({ jobId: second.jobId });
  await agent.tell(second.jobId, { state: 'partly', reason: 'paper-out' });
  await staff.until(() => problemsIn(staff).length > 0, SLOW);
  expect(problemsIn(staff)).toMatchObject([{ label: second.label, state: 'partly', reason: 'paper-out' }]);
  // Said twice is said once; a job that nobody knows is none.
  expect((await agent.tell(second.jobId, { state: 'printed' })).status).toBe(204);
  expect(stateOf(second.jobId)).toBe('partly');
  expectProblem(await agent.tell('no-job', { state: 'printed' }), 'print-job.unknown');
});

it('W4: what surely left no mark is offered again', async () => {
  await agent.sync();
  const { jobId } = await issue();
  expect(await agent.next()).toMatchObject({ jobId });
  await agent.tell(jobId, { state: 'not-printed', reason: 'cover-open' });
  expect(await agent.next()).toMatchObject({ jobId });
  await agent.tell(jobId, { state: 'printed' });
});

it('G8: two questions at once never get the same slip', async () => {
  await agent.sync();
  const questions = [agent.next(5), agent.next(5), agent.next(5)];
  const { jobId } = await issue();
  const slips = await Promise.all(questions);
  expect(slips.filter((slip) => slip !== undefined)).toMatchObject([{ jobId }]);
  await agent.tell(jobId, { state: 'printed' });
});

it('G8: an agent that was never heard is away, and the slip waits for it', async () => {
  const { printerId } = await agent.sync();
  await office.restart();
  const { jobId } = await issue();
  const printers = await office.signedIn('ngoc').ask('/api/printers');
  expect(printers.json).toMatchObject({
    printers: expect.arrayContaining([expect.objectContaining({ id: printerId })]),
  });
  const staff = await monitor();
  await staff.until(() => JSON.stringify(staff.view).includes('"unreachable"'), SLOW);
  await agent.sync();
  expect(await agent.next()).toMatchObject({ jobId });
  await agent.tell(jobId, { state: 'printed' });
});

it('W5, G8: a slip that was with the agent when the server stopped is unknown, until the agent says what became of it', async () => {
  await agent.sync();
  const { jobId, label } = await issue();
  expect(await agent.next()).toMatchObject({ jobId });
  await office.restart();
  const staff = await monitor();
  expect(problemsIn(staff)).toMatchObject([{ label, state: 'unknown', reason: 'interrupted' }]);
  expect(await agent.next(0)).toBeUndefined();
  expect((await agent.tell(jobId, { state: 'printed' })).status).toBe(204);
  await staff.until(() => problemsIn(staff).length === 0, SLOW);
  expect(stateOf(jobId)).toBe('printed');
});

it('F7: a question that waits does not hold up the stop', async () => {
  await agent.sync();
  const asked = agent.next(25);
  // The question is there once the printer counts as reachable by it alone.
  await agent.client.post('/api/kiosk-agent/sync', { blocks: agent.blocks, lowOn: [], printer: PRINTER });
  const stopped = office.server.stop();
  expect(await asked).toBeUndefined();
  await stopped;
  await office.restart();
});

it('A8: a kiosk that is removed takes its printer with it', async () => {
  const { printerId } = await agent.sync();
  await office.signedIn('admin').ask(`/api/devices/${agent.id}`, { method: 'DELETE' });
  expect(printerOf(printerId)).toBeUndefined();
  expectProblem(await agent.client.ask('/api/kiosk-agent/print-jobs/next'), 'auth.required');
});
