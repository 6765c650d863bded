/** SPEC O1, O2: the health of a real server whose database takes nothing more, and then does again. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Device, type Running, run } from '#test/support/running.ts';

interface Health {
  readonly status: string | number;
  readonly code?: string;
  readonly detail?: string;
  readonly message?: { readonly vi: string; readonly en: string };
  readonly degraded?: readonly string[];
  readonly checks: Readonly<Record<string, { readonly state: string; readonly reason?: string }>>;
}

vi.setConfig({ testTimeout: 120_000 });

describe('a database without room', () => {
  let office: Running;
  let kiosk: Device;
  beforeAll(async () => {
    office = await run();
    kiosk = await office.device('kiosk');
  });
  afterAll(() => office.stop());

  const health = async (): Promise<{ readonly status: number; readonly body: Health }> => {
    const answer = await office.stranger().ask('/api/health');
    return { status: answer.status, body: answer.json as Health };
  };
  const take = (key: string) => kiosk.client.post('/api/tickets', { serviceId: office.service('A') }, key);

  it('O1, O2: answers 503 store.unavailable, and is well again without a restart and without a visitor', async () => {
    expect((await take('before')).status).toBe(201);
    expect(await health()).toMatchObject({ status: 200, body: { status: 'ok', checks: { store: { state: 'ok' } } } });

    const { sqlite } = office.server.core.store;
    const limit = sqlite.pragma('max_page_count', { simple: true });
    sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`);
    let refused = await take('full-0');
    for (let n = 1; refused.status === 201 && n < 2_000; n += 1) refused = await take(`full-${n}`);
    expect(refused.json).toMatchObject({ status: 503, code: 'store.unavailable' });

    const full = await health();
    expect(full).toMatchObject({
      status: 503,
      body: {
        code: 'store.unavailable',
        detail: 'store: unwritable',
        message: { vi: expect.any(String), en: expect.any(String) },
        checks: { store: { state: 'fail', reason: 'unwritable' } },
      },
    });
    // Neither where the office lies nor who works there.
    expect(JSON.stringify(full.body)).not.toMatch(/luot-running|hoai|Test kiosk|192\.|127\./);
    expect(office.log.join('')).toContain('"code":"SQLITE_FULL"');

    const before = office.server.core.log.lastSeq();
    sqlite.pragma(`max_page_count = ${limit}`);
    // Nobody asks for a number meanwhile: the server tries by itself.
    await vi.waitFor(async () => expect((await health()).status).toBe(200), { timeout: 90_000, interval: 250 });
    expect(office.server.core.log.lastSeq()).toBe(before);
    expect((await take('after')).status).toBe(201);
    expect(office.faults()).toEqual([]);
  });
});
