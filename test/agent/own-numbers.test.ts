/** What a kiosk does alone: hours, days, fields that run out, and what its page shows (SPEC G11, G14, G16). */
import { describe, expect, test } from 'vitest';
import type { HandedTicket } from '#common/contract/kiosk-agent.ts';
import type { Given } from '#server/agent/give.ts';
import { recall } from '#server/agent/memory.ts';
import { pageView } from '#server/agent/page-view.ts';
import { leftOn } from '#server/agent/till.ts';
import { ModelKiosk } from '#test/support/model-kiosk.ts';
import { ModelServer } from '#test/support/model-server.ts';

const MONDAY = Date.parse('2026-11-23T08:00:00+07:00');
const HOUR = 3_600_000;

const labelOf = (given: Given): string =>
  given.kind === 'given'
    ? given.answer.ticket.label
    : given.kind === 'refused'
      ? given.refusal.code
      : given.problem.code;

async function alone(size = 3) {
  const server = new ModelServer(MONDAY, { size });
  const kiosk = new ModelKiosk('kiosk-1', server);
  let keys = 0;
  const take = async (field = 0): Promise<string> => {
    keys += 1;
    return labelOf(await kiosk.take({ serviceId: server.services[field] ?? '' }, `key-${keys}`));
  };
  const week = Array.from({ length: 7 }, () => [
    ['07:30', '11:30'] as [string, string],
    ['13:30', '17:00'] as [string, string],
  ]);
  server.hours = { week, seasons: [], exceptions: [] };
  await kiosk.connect();
  kiosk.live = false;
  return { server, kiosk, take };
}

describe('G11, G16: numbers of its own', () => {
  test('a field that runs out says so, and never gives the numbers of another', async () => {
    const { take } = await alone();
    expect([await take(), await take(), await take(), await take()]).toEqual([
      'A901',
      'A902',
      'A903',
      'numbers.used-up',
    ]);
    expect(await take(1)).toBe('B901');
  });

  test('a day change while cut off begins the block anew, and both days come into the queue', async () => {
    const { server, kiosk, take } = await alone();
    expect([await take(), await take()]).toEqual(['A901', 'A902']);
    server.now += 24 * HOUR;
    kiosk.restart();
    expect(await take()).toBe('A901');
    expect(await kiosk.connect()).toBe('done');
    const queue = [...server.state.tickets.values()].map(({ day, label }) => `${day} ${label}`);
    expect(queue).toEqual(['2026-11-23 A901', '2026-11-23 A902', '2026-11-24 A901']);
  });

  test('connected again, it asks for more from ten left on', async () => {
    const { server, kiosk, take } = await alone(12);
    for (let count = 0; count < 2; count += 1) await take();
    await kiosk.connect();
    await kiosk.connect();
    expect(leftOn(kiosk.db.db, server.day)[server.services[0] ?? '']).toBeGreaterThan(10);
  });

  test('C6: closed hours are kept', async () => {
    const { server, take } = await alone();
    server.now += 4 * HOUR;
    expect(await take()).toBe('service.closed');
    server.now += 2 * HOUR;
    expect(await take()).toBe('A901');
  });

  test('G14: tickets of a start with a wrong clock get their true time when the server speaks', async () => {
    const { server, kiosk, take } = await alone();
    kiosk.wallError = -HOUR / 2;
    kiosk.restart();
    server.now += 10 * 60_000;
    expect(await take()).toBe('A901');
    const given = server.now;
    server.now += 20 * 60_000;
    await kiosk.connect();
    const [ticket] = server.state.tickets.values();
    expect(ticket).toMatchObject({ label: 'A901', issuedAt: given });
  });
});

test('J135: the count stays with a number of its own, on the answer and when it is handed in; J1: a part that is off refuses it', async () => {
  const lane = { from: 5, serviceId: 'service-c', open: true };
  const server = new ModelServer(MONDAY, { parts: { dossierCounts: true }, lane });
  const handed: HandedTicket[] = [];
  const take = server.handIn.bind(server);
  server.handIn = (name, tickets) => {
    handed.push(...tickets);
    return take(name, tickets);
  };
  const kiosk = new ModelKiosk('kiosk-1', server);
  await kiosk.connect();
  kiosk.live = false;
  const serviceId = server.services[0] ?? '';
  const given = await kiosk.take({ serviceId, dossiers: 12 }, 'many');
  expect(given).toMatchObject({ kind: 'given', answer: { ticket: { label: 'A901', serviceId, dossiers: 12 } } });
  expect(await kiosk.take({ serviceId, dossiers: 12 }, 'many')).toMatchObject({ kind: 'given', again: true });
  expect(await kiosk.take({ serviceId, dossiers: 2 }, 'many')).toMatchObject({
    refusal: { code: 'idempotency.mismatch' },
  });
  await kiosk.take({ serviceId }, 'one');
  kiosk.restart();
  await kiosk.connect();
  expect(handed.map(({ number, dossiers }) => [number, dossiers])).toEqual([
    [901, 12],
    [902, undefined],
  ]);
  const off = new ModelKiosk('kiosk-2', new ModelServer(MONDAY));
  await off.connect();
  off.live = false;
  expect(await off.take({ serviceId, dossiers: 12 }, 'off')).toMatchObject({ refusal: { code: 'part.off' } });
});

describe('R11: what the page is shown while it is cut off', () => {
  test('no waiting count, no estimate, no call for help; what is left of each field, and the hours', async () => {
    const { server, kiosk, take } = await alone();
    await take();
    const { facts } = recall(kiosk.db.db);
    const shown = pageView({
      view: { ...server.view, help: { id: 'h', state: 'requested', at: '2026-11-23T08:00:00+07:00' } },
      facts,
      cutOff: { since: MONDAY },
      now: MONDAY + 5 * HOUR,
      left: (day) => leftOn(kiosk.db.db, day),
      refused: () => [],
      printer: 'paper-out',
    });
    expect(shown).toMatchObject({ opening: { open: false }, printer: { state: 'paper-out' } });
    expect(shown.cutOff).toEqual({
      since: '2026-11-23T08:00:00.000+07:00',
      left: Object.fromEntries(server.services.map((id, index) => [id, index === 0 ? 2 : 3])),
    });
    expect('help' in shown).toBe(false);
    for (const service of Object.values(shown.services)) {
      expect([service.waiting, 'estimate' in service, service.open]).toEqual([0, false, false]);
    }
  });
});
