/**
 * The appointment among walk-ins: booked on a phone in the morning, taken at the kiosk by its code, called at its time between
 * those who took a number; and a place that somebody gives up is free for the next. Real server, real pages (SPEC J50–J55).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { doubleFonts, lostFindings } from '#test/support/large-print.ts';
import { type LiveClerk, LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
import { readsSlips, scan } from '#test/support/scan.ts';
import { shot } from '#test/support/shot.ts';

const MINUTE = 60_000;
const PLAN = {
  week: Array.from({ length: 7 }, () => [['08:00', '11:00']]),
  slotMinutes: 30,
  capacity: 1,
  daysAhead: 3,
  mostPerPhone: 2,
  minutesBefore: 15,
  minutesAfter: 10,
};

let browser: Browser;
let office: LiveOffice;
beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T08:18:00+07:00' });
  const admin = await office.admin();
  const parts = { papers: false, returns: false, results: false, appointments: true };
  await admin.ask('PATCH', '/api/office', { parts });
  await admin.ask('PUT', `/api/services/${office.serviceId('B')}/appointments`, { plan: PLAN });
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** A look at a state of the booking page: nothing for axe, nothing cut, on a large and on a small phone. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await layoutFindings(page), name).toEqual([]);
    await shot(page, `booking-${name}-${width}-vi`);
  }
  expect(await axeFindings(page), name).toEqual([]);
}

describe('the appointment among walk-ins', () => {
  let phone: Page;
  let clerk: LiveClerk;
  let code = '';

  test('J51: she books half past eight with her telephone number', async () => {
    ({ page: phone } = await office.open(browser, `${office.origin}/dat-hen`, SIZES.phone));
    await phone.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
    await lookAt(phone, 'service');
    await phone.getByRole('button', { name: /Hộ tịch/ }).click();
    await phone.getByRole('heading', { name: 'Chọn ngày' }).waitFor();
    await lookAt(phone, 'day');
    await phone.getByRole('button', { name: /23\/11\/2026/ }).click();
    await phone.getByRole('heading', { name: 'Chọn giờ' }).waitFor();
    await lookAt(phone, 'time');
    await phone.getByRole('button', { name: /08:30/ }).click();
    await phone.getByLabel('Số điện thoại').fill('0905 123 456');
    await lookAt(phone, 'phone');
    await phone.getByRole('button', { name: 'Đặt hẹn' }).click();
    await phone.getByRole('heading', { name: 'Đã đặt hẹn' }).waitFor();
    await lookAt(phone, 'booked');
    code = (await phone.locator('.code-digits').textContent()) ?? '';
    expect(code).toMatch(/^.{3}-.{3}-.{3}$/);
    expect(new URL(phone.url()).pathname).toMatch(/^\/dat-hen\/.{22}$/);
  });

  test('J51: the place is gone; another is booked, moved and given up', async () => {
    const { page: other } = await office.open(browser, `${office.origin}/dat-hen`, SIZES.phone);
    await other.getByRole('button', { name: /Hộ tịch/ }).click();
    await other.getByRole('button', { name: /23\/11\/2026/ }).click();
    expect(await other.getByRole('button', { name: /08:30/ }).isDisabled()).toBe(true);
    await doubleFonts(other);
    await shot(other, 'large-booking-time');
    expect(await lostFindings(other), 'J104').toEqual([]);
    await other.getByRole('button', { name: /09:00/ }).click();
    await other.getByLabel('Số điện thoại').fill('0912345678');
    await other.getByRole('button', { name: 'Đặt hẹn' }).click();
    await other.getByRole('button', { name: 'Đổi giờ' }).click();
    await other.getByRole('button', { name: /24\/11\/2026/ }).click();
    await other.getByRole('button', { name: /10:00/ }).click();
    await other.getByText('24/11/2026').waitFor();
    await other.getByRole('button', { name: 'Hủy hẹn' }).click();
    await lookAt(other, 'cancel');
    await other.getByRole('button', { name: 'Hủy lịch hẹn' }).click();
    await other.getByRole('heading', { name: 'Lịch hẹn đã hủy' }).waitFor();
    await lookAt(other, 'cancelled');
    await other.context().close();
  });

  test('J55: taken at the kiosk, called at its time among those who took a number', async () => {
    clerk = await office.clerk('thu', 5);
    for (let n = 0; n < 4; n += 1) await clerk.issue('B');
    const { page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk);
    await readsSlips(kiosk);
    // A scanner of the keyboard kind reads the code on her phone.
    await scan(kiosk, `LUOT${code.replaceAll('-', '')}`);
    await kiosk.getByText('B005').first().waitFor();
    await shot(kiosk, 'kiosk-appointment');
    const { hall, tickets } = office.server.core;
    const taken = [...hall.tickets.values()].find(({ label }) => label === 'B005');
    const link = `${office.origin}/t/${tickets.tokenOf(taken?.id ?? '')}`;
    const { page: turn } = await office.open(browser, link, SIZES.phone);
    await turn.getByText('Có hẹn lúc 08:30').waitFor();
    await shot(turn, 'ticket-appointment-390-vi');
    const called: [string, string][] = [];
    const next = async (): Promise<void> => {
      const { ticket } = (await clerk.callNext('completed')) as { ticket: { label: string; callReason: string } };
      called.push([ticket.label, ticket.callReason]);
    };
    await next();
    await next();
    office.shift += 13 * MINUTE;
    await next();
    await turn.getByRole('heading', { name: 'Đến lượt ông/bà' }).waitFor();
    await next();
    expect(called).toEqual([
      ['B001', 'first'],
      ['B002', 'first'],
      ['B005', 'appointment'],
      ['B003', 'first'],
    ]);
    await phone.reload();
    await phone.getByRole('heading', { name: 'Đã lấy số' }).waitFor();
  });
});
