/**
 * The birth registration with a missing paper: the clerk asks for it, the mother fetches it over the lunch break and stands
 * where she stood; another comes back two days later and is called first. Nobody queues twice (SPEC J31–J33).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { readsSlips, scan } from '#test/support/scan.ts';
import { shot } from '#test/support/shot.ts';
import { atRest, clerkAt, codeOfSlip, takeNumber } from '#test/support/visit.ts';

const HOUR = 3_600_000;
const BIRTH = 'Đăng ký khai sinh';

let browser: Browser;
let office: LiveOffice;
let kiosk: Page;
let counter: Page;
let mother: string;
let father: string;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-25T10:30:00+07:00' });
  const parts = { papers: false, returns: true, results: false, appointments: false };
  await (await office.admin()).ask('PATCH', '/api/office', { parts });
  ({ page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk));
  await atRest(kiosk);
  counter = await clerkAt(office, browser, 'thu', 5);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** Calls, looks through the papers, ticks those that are there and asks for the others. */
async function askForPapers(label: string): Promise<void> {
  await counter.keyboard.press('NumpadEnter');
  await counter.locator('.big-label', { hasText: label }).waitFor();
  await counter.keyboard.press('Numpad1');
  await counter.keyboard.press('Numpad3');
  await counter.keyboard.press('KeyT');
  await counter.getByRole('button', { name: new RegExp(`In phiếu bổ sung 1 giấy tờ, để ${label} sau`) }).waitFor();
  await counter.keyboard.press('NumpadEnter');
  await counter.getByText(new RegExp(`${label} giữ nguyên chỗ`)).waitFor();
}

async function leave(): Promise<void> {
  await kiosk
    .getByRole('button', { name: /^Xong|Tôi đã giữ số/ })
    .first()
    .click();
  await atRest(kiosk);
}

describe('the birth registration with a missing paper', () => {
  test('half past ten: the certificate of birth is missing; a slip, and the number set aside', async () => {
    for (const label of ['B001', 'B002', 'B003', 'B004']) await takeNumber(kiosk, /Hộ tịch/, BIRTH, label);
    await askForPapers('B001');
    mother = await codeOfSlip(office, 5);
    await askForPapers('B002');
    father = await codeOfSlip(office, 6);
    await shot(counter, 'story-missing-counter');
  });

  test('after the lunch break she holds the slip to the kiosk: the same number, the same place', async () => {
    office.shift += 3 * HOUR;
    await office.server.tick();
    await readsSlips(kiosk);
    await scan(kiosk, mother);
    await kiosk.getByRole('heading', { level: 1, name: 'B001' }).waitFor();
    await kiosk.getByText('Số giữ nguyên chỗ cũ.', { exact: false }).waitFor();
    await shot(kiosk, 'story-missing-back');
    await leave();
    // B003 and B004 have waited since the morning, and came after her.
    await counter.keyboard.press('NumpadEnter');
    await counter.locator('.big-label', { hasText: 'B001' }).waitFor();
    // Sooner it would be a bounce of the same key.
    await counter.waitForTimeout(650);
    await counter.keyboard.press('NumpadEnter');
    await counter.locator('.big-label', { hasText: 'B003' }).waitFor();
  });

  test('two days later the other one comes: a new number, the first of its line', async () => {
    await counter.context().close();
    office.shift += 48 * HOUR;
    await office.server.tick();
    counter = await clerkAt(office, browser, 'thu', 5);
    await takeNumber(kiosk, /Hộ tịch/, BIRTH, 'B001');
    await readsSlips(kiosk);
    await scan(kiosk, father);
    await kiosk.getByRole('heading', { level: 1, name: /Số của ông\/bà B002/ }).waitFor();
    await leave();
    await counter.keyboard.press('NumpadEnter');
    await counter.locator('.big-label', { hasText: 'B002' }).waitFor();
  });
});
