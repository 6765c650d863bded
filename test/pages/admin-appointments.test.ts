/** What may be booked of a field: shown while the office uses appointments, and sent as the server takes it (SPEC J1, J50). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { OFFICE } from '#test/support/fixtures/admin-api.ts';
import { axeFindings } from '#test/support/page-checks.ts';
import { type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const SAVE = 'PUT /api/services/service-b/appointments';

test('J50: an admin opens a field for appointments; a figure out of bounds is told beside it', async () => {
  const { page, context, requests } = await openAdmin(browser, host, {
    route: 'services/service-b',
    api: {
      'GET /api/office': { json: { ...OFFICE, parts: { ...OFFICE.parts, appointments: true } } },
      'GET /api/appointments/plans': { json: { plans: [] } },
      [SAVE]: { json: { serviceId: 'service-b', plan: null } },
    },
  });
  await page.getByRole('heading', { name: /Đặt hẹn: / }).waitFor();
  expect(await page.getByLabel('Mỗi giờ hẹn nhận').count()).toBe(0);
  await page.getByLabel('Nhận đặt hẹn').check();
  const places = page.getByLabel('Mỗi giờ hẹn nhận');
  await places.fill('99');
  const form = page.locator('form', { hasText: 'Nhận đặt hẹn' });
  await form.getByRole('button', { name: /Lưu/ }).click();
  await page.getByText('Xin nhập số từ 1 đến 50.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await places.scrollIntoViewIfNeeded();
  await shot(page, 'admin-appointments');
  await places.fill('3');
  await form.getByRole('button', { name: /Lưu/ }).click();
  await expect.poll(() => requests.filter(({ call }) => call === SAVE).length).toBe(1);
  const sent = requests.find(({ call }) => call === SAVE)?.body;
  expect(sent).toMatchObject({ plan: { slotMinutes: 30, capacity: 3, daysAhead: 14, mostPerPhone: 2 } });
  await context.close();
});

test('J1: an office that does not use them sees nothing of it', async () => {
  const { page, context, requests } = await openAdmin(browser, host, { route: 'services/service-b' });
  await page.getByRole('heading', { level: 2, name: 'Hộ tịch' }).waitFor();
  expect(await page.getByText('Nhận đặt hẹn').count()).toBe(0);
  expect(requests.map(({ call }) => call)).not.toContain('GET /api/appointments/plans');
  await context.close();
});
