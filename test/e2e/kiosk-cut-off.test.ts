/**
 * The server is gone, the line goes on (SPEC G10–G19): two kiosks with their agents in real browsers, one printer on the
 * network and one on USB, the server's process killed, 40 numbers taken, the server brought back.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agent, startAgent } from '#server/agent/agent.ts';
import { readAgentSettings } from '#server/agent/settings.ts';
import { makeLogger } from '#server/logger.ts';
import { usbTransport } from '#server/printing/transport-usb.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { type PrintedSlip, slipToPng } from '#test/support/escpos-paper.ts';
import { type FakePrinter, startFakePrinter } from '#test/support/fake-printer.ts';
import { FakeDevice } from '#test/support/fake-usb.ts';
import { KilledOffice } from '#test/support/killed-office.ts';
import { buildServer, cleanUp, emptyFolder } from '#test/support/process.ts';
import { readQr } from '#test/support/read-qr.ts';
import type { Client } from '#test/support/running-http.ts';
import { shot } from '#test/support/shot.ts';

const FIELDS = [
  ['A', /Chứng thực/],
  ['B', /Hộ tịch/],
] as const;
const EACH = 20;

let browser: Browser;
let office: KilledOffice;
let network: FakePrinter;
const usb = new FakeDevice('works');
const agents: Agent[] = [];
let admin: Client;

beforeAll(async () => {
  await buildServer();
  [browser, office, network] = await Promise.all([launchChromium(), KilledOffice.start(), startFakePrinter()]);
  admin = await office.signIn('admin');
}, 180_000);

afterAll(async () => {
  await Promise.all([browser?.close(), ...agents.map((agent) => agent.stop())]);
  await network?.close();
  await cleanUp();
});

async function pairingCode(label: string): Promise<string> {
  const made = (await admin.post('/api/devices', { kind: 'kiosk', label })).json as { id: string };
  const { url } = (await admin.post(`/api/devices/${made.id}/pairing`)).json as { url: string };
  return url;
}

async function agentWith(printer: string, pair: string): Promise<Agent> {
  const settings = readAgentSettings(
    { LUOT_DATA: join(emptyFolder(), 'kiosk'), LUOT_LOG_LEVEL: 'error' },
    { server: office.origin, pair, printer },
  );
  const agent = await startAgent({
    settings: { ...settings, port: 0 },
    logger: makeLogger('error'),
    ...(printer.startsWith('usb:')
      ? { transportOf: () => usbTransport({ path: '/dev/usb/lp0', answers: true, openDevice: async () => usb }) }
      : {}),
  });
  agents.push(agent);
  expect(await agent.pair(settings.pairingCode ?? '')).toMatchObject({ ok: true });
  return agent;
}

async function openPage(agent: Agent): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${agent.origin}/kiosk`);
  await page.getByRole('heading', { name: 'Mời ông/bà chọn lĩnh vực' }).waitFor();
  return page;
}

/** Two touches, the number, and «Xong». */
async function take(page: Page, field: RegExp): Promise<string> {
  await page.getByRole('button', { name: field }).click();
  await page.getByRole('button', { name: 'Lấy số', exact: true }).click();
  const label = page.locator('h1 .label');
  await label.waitFor();
  const text = (await label.textContent()) ?? '';
  await page.locator('[data-back]').first().click();
  await page.getByRole('heading', { name: 'Mời ông/bà chọn lĩnh vực' }).waitFor();
  return text;
}

const health = async (agent: Agent): Promise<{ link: string; notHandedIn: number }> =>
  (await (await fetch(`${agent.origin}/api/health`)).json()) as { link: string; notHandedIn: number };

const tokenOn = (slip: PrintedSlip): string => readQr(slipToPng(slip, 1, 20))?.split('/t/')[1] ?? '';

describe('two kiosks whose server is killed', () => {
  let pages: readonly Page[];
  /** As the citizens have them: number, field, and the order in which each kiosk gave them. */
  const held: { readonly label: string; readonly kiosk: number }[] = [];

  test('G10: paired agents serve the page; connected, the numbers and slips are the server’s', async () => {
    const first = await agentWith(`network:${network.host}:${network.port}`, await pairingCode('Cửa trước'));
    const second = await agentWith('usb:/dev/usb/lp0', await pairingCode('Cửa sau'));
    pages = await Promise.all([openPage(first), openPage(second)]);
    for (const [index, page] of pages.entries()) {
      const label = await take(page, FIELDS[0][1]);
      expect(label).toBe(`A00${index + 1}`);
      held.push({ label, kiosk: index });
    }
    await expect.poll(() => [network.slips.length, usb.mind.paper.slips.length], { timeout: 20_000 }).toEqual([1, 1]);
  });

  test('G11, G13: the server is killed: 40 numbers are taken, shown and printed, none twice', async () => {
    await office.kill();
    for (const page of pages) await page.getByText(/Đang tạm mất kết nối với máy chủ/).waitFor();
    const page = pages[0];
    if (page !== undefined) await shot(page, 'agent-cut-off');
    const taken = await Promise.all(
      pages.map(async (at, kiosk) => {
        const labels: string[] = [];
        for (let turn = 0; turn < EACH; turn += 1) labels.push(await take(at, FIELDS[turn % 2]?.[1] ?? FIELDS[0][1]));
        return labels.map((label) => ({ label, kiosk }));
      }),
    );
    held.push(...taken.flat());
    const labels = held.map(({ label }) => label);
    expect(labels).toHaveLength(2 * EACH + 2);
    expect(new Set(labels).size).toBe(labels.length);
    await expect
      .poll(() => [network.slips.length, usb.mind.paper.slips.length], { timeout: 60_000 })
      .toEqual([EACH + 1, EACH + 1]);
    expect([...network.paper.strays, ...usb.mind.paper.strays]).toEqual([]);
  }, 120_000);

  test('G15: the server is back: every number is in the queue once, called in the true order of issue', async () => {
    await office.up();
    for (const agent of agents) {
      await expect.poll(() => health(agent), { timeout: 60_000 }).toMatchObject({ link: 'live', notHandedIn: 0 });
    }
    for (const page of pages) await page.getByText(/Đang tạm mất kết nối/).waitFor({ state: 'detached' });
    admin = await office.signIn('admin');
    const called: { label: string; issuedAt: string }[] = [];
    const services = (await admin.ask('/api/services')).json as { services: { id: string; prefix: string }[] };
    for (const [index, [prefix]] of FIELDS.entries()) {
      const serviceId = services.services.find((service) => service.prefix === prefix)?.id;
      const body = {
        number: 80 + index,
        name: { vi: `Quầy ${prefix}`, en: `Counter ${prefix}` },
        serviceIds: [serviceId],
      };
      const counter = (await admin.post('/api/counters', body)).json as { id: string };
      const clerk = await office.signIn(index === 0 ? 'lan' : 'huy');
      await clerk.ask(`/api/counters/${counter.id}/session`, { method: 'PUT' });
      const line: typeof called = [];
      for (let calls = 0; ; calls += 1) {
        const finish = calls === 0 ? {} : { finish: 'completed' };
        const answer = await clerk.post(`/api/counters/${counter.id}/call-next`, finish, `${prefix}-${calls}`);
        if (answer.status === 204) break;
        const { ticket } = answer.json as { ticket: { label: string; issuedAt: string } };
        line.push(ticket);
      }
      expect(line.map(({ issuedAt }) => issuedAt)).toEqual(line.map(({ issuedAt }) => issuedAt).sort());
      // As each kiosk gave them, one after another, in both.
      for (const kiosk of [0, 1]) {
        const own = held.filter((one) => one.kiosk === kiosk && one.label.startsWith(prefix)).map(({ label }) => label);
        expect(line.map(({ label }) => label).filter((label) => own.includes(label))).toEqual(own);
      }
      called.push(...line);
    }
    expect(called.map(({ label }) => label).sort()).toEqual(held.map(({ label }) => label).sort());
  }, 120_000);

  test('G13: the slips are the numbers: each code leads to the ticket whose number was on the screen', async () => {
    for (const [kiosk, slips] of [network.slips, usb.mind.paper.slips].entries()) {
      const labels: string[] = [];
      for (const slip of slips) {
        const answer = await admin.ask(`/api/follow/${tokenOn(slip)}`);
        labels.push((answer.json as { label: string }).label);
      }
      expect(labels).toEqual(held.filter((one) => one.kiosk === kiosk).map(({ label }) => label));
    }
  }, 60_000);
});
