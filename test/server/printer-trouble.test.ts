/** A printer that stands, from the kiosk to the staff (SPEC W7–W9, K2): over real TCP, on the real server. */
import { expect, it, vi } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { StaffView } from '#common/contract/views.ts';
import { startFakePrinter } from '#test/support/fake-printer.ts';
import { run } from '#test/support/running.ts';

const SOON = { timeout: 60_000, interval: 50 };

it('W8: two kiosks share a printer without paper; late slips are offered, not printed, and one press prints them', async () => {
  const paper = await startFakePrinter('paper-out');
  const office = await run();
  const admin = office.signedIn('admin');
  const made = await admin.post('/api/printers', {
    name: 'Máy in chung',
    driver: 'network',
    host: paper.host,
    port: paper.port,
    dots: 384,
    status: 'full',
  });
  const printerId = (made.json as { id: string }).id;
  const kiosks = [await office.device('kiosk', 'Kiosk 1'), await office.device('kiosk', 'Kiosk 2')];
  for (const { id } of kiosks) await admin.ask(`/api/devices/${id}`, { method: 'PATCH', body: { printerId } });
  const monitor = await office.follow('monitor', office.signedIn('ngoc'));
  const view = (): StaffView => monitor.view as StaffView;
  let keys = 0;
  const take = async (kiosk: number): Promise<IssueAnswer> => {
    keys += 1;
    const body = { serviceId: office.service('A') };
    const answer = await kiosks[kiosk]?.client.post('/api/tickets', body, `late-${keys}`);
    // The number is there, whatever the printer does.
    expect(answer?.status).toBe(201);
    return answer?.json as IssueAnswer;
  };
  const late = [await take(0), await take(1)];
  await vi.waitFor(() => expect(view().printers[printerId]?.state).toBe('paper-out'), SOON);
  office.clock.now += 121_000;
  const young = [await take(0)];
  await vi.waitFor(() => expect(Object.keys(view().printProblems)).toHaveLength(2), SOON);
  paper.behave('works');
  await vi.waitFor(() => expect(paper.slips).toHaveLength(1), SOON);
  const problems = Object.values(view().printProblems);
  expect(problems.map(({ label }) => label).sort()).toEqual(late.map(({ ticket }) => ticket.label).sort());
  expect(problems.map(({ reason }) => reason).sort()).toEqual(['paper-out', 'too-late']);
  // «In lại»: out they come, in order, and nothing is left to do.
  const lan = office.signedIn('lan');
  for (const { ticket } of late) {
    const again = await lan.post(`/api/tickets/${ticket.id}/print`, undefined, `again-${ticket.label}`);
    expect([again.status, again.text]).toEqual([200, expect.any(String)]);
  }
  await vi.waitFor(() => expect(paper.slips).toHaveLength(3), SOON);
  await vi.waitFor(() => expect(view().printProblems).toEqual({}), SOON);
  const jobs = office.db.query.printJobs.findMany({ orderBy: (job, { asc }) => asc(job.updatedAt) }).sync();
  const printed = jobs.filter(({ state }) => state === 'printed').map(({ ticketId }) => ticketId);
  expect(printed.sort()).toEqual([...young, ...late].map(({ ticket }) => ticket.id).sort());

  // An idle printer whose cover is opened, then one that is switched off: seen without any job.
  paper.behave('cover-open');
  const seen = (state: string) => () => {
    office.clock.now += 50;
    expect(view().printers[printerId]?.state).toBe(state);
  };
  await vi.waitFor(seen('cover-open'), SOON);
  await paper.close();
  await vi.waitFor(seen('unreachable'), SOON);
  await office.stop();
}, 120_000);
