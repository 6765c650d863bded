/** «Nhật ký»: what staff changed, for people to read (SPEC Y2, Y7). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { adminApi, refusal } from '#test/support/fixtures/admin-api.ts';
import { auditRows } from '#test/support/fixtures/audit-rows.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
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

const page1 = { rows: auditRows(), next: '9', reached: '2026-11-20T08:00:00.000+07:00' };
const end = { rows: [], next: null, reached: null };

/** Without the non-breaking spaces and line ends of the source. */
const textOf = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ');

/** Answers one after another; the last one again and again. */
function inTurn(...answers: unknown[]) {
  let asked = 0;
  return () => {
    const json = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return { json };
  };
}

describe('the activity log', () => {
  test('Y2: sentences by day, what changed in words; by keyboard; at every width', { timeout: 60_000 }, async () => {
    const { page, context } = await openAdmin(browser, host, {
      route: 'audit',
      api: { 'GET /api/audit': inTurn({ ...page1, next: null }) },
    });
    await page.getByText('Hết nhật ký').waitFor();
    await page.getByRole('heading', { level: 2, name: 'thứ Hai, 23/11/2026' }).waitFor();
    const called = page.locator('summary', { hasText: 'gọi A012' });
    expect(textOf(await called.textContent())).toContain('Nguyễn Thị Hoài gọi A012từ 192.168.1.20 (Quầy 3)');
    await called.focus();
    await page.keyboard.press('Enter');
    const table = page.getByRole('table');
    await table.waitFor();
    const cells = textOf(await table.textContent());
    expect(cells).toContain('Trạng tháiđang chờđã gọi');
    expect(cells).toContain('QuầytrốngQuầy 3');
    await page.locator('summary', { hasText: 'sửa cài đặt' }).click();
    await page.getByText('Máy lấy số trở về sau (giây)').waitFor();
    await page.getByText('Ngày nghỉ, làm bù › 2026-11-24 › Tên').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/[{}[\]]|undefined|serviceId/);
    for (const width of [1440, 1024, 800]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await layoutFindings(page), String(width)).toEqual([]);
      await shot(page, `admin-audit-${width}`);
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('called A012').waitFor();
    await context.close();
  });

  test('Y7: goes on by itself until a page is full, and by «Xem thêm»', async () => {
    const few = { ...page1, rows: page1.rows.slice(0, 1), next: '5' };
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'audit/staff-3',
      api: { 'GET /api/audit': inTurn(few, { ...end, next: '3', reached: few.reached }, { ...page1, next: null }) },
    });
    await page.getByText('Hết nhật ký').waitFor();
    const asked = requests.filter(({ call }) => call.startsWith('GET /api/audit'));
    expect(asked.length).toBe(3);
    expect(await page.getByLabel('Nhân viên').inputValue()).toBe('staff-3');
    await context.close();
  });

  test('what is wrong is told beside its field; nothing found, and a server that refuses, have their words', async () => {
    const { page, context } = await openAdmin(browser, host, {
      route: 'audit',
      api: { 'GET /api/audit': inTurn(end) },
    });
    await page.getByText('Chưa có việc nào trong nhật ký.').waitFor();
    await page.getByLabel('Từ ngày').fill('31/02/2026');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.locator('.field-error', { hasText: '24/11/2026' }).waitFor();
    await page.getByLabel('Từ ngày').fill('23/11/2026');
    await page.getByLabel('Chữ bất kỳ').fill('hoai');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.getByText('Đổi điều kiện để tìm rộng hơn').waitFor();
    const table = page.getByRole('link', { name: 'Tải bảng tính' });
    expect(await table.getAttribute('href')).toBe('/api/audit.csv?from=2026-11-23&text=hoai');
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'admin-audit-nothing');
    await context.close();

    const failing = await openAdmin(browser, host, {
      route: 'audit',
      api: { 'GET /api/audit': refusal(503, 'store.unavailable', 'Xin thử lại.') },
    });
    await failing.page.getByText('Xin thử lại.').waitFor();
    expect(await axeFindings(failing.page)).toEqual([]);
    await failing.context.close();
  });

  test('A1: a supervisor has no such page in the menu', async () => {
    const { page, context } = await openAdmin(browser, host, {
      route: 'now',
      api: adminApi('supervisor'),
      role: 'supervisor',
    });
    await page.getByRole('link', { name: 'Cài đặt' }).waitFor();
    expect(await page.getByRole('link', { name: 'Nhật ký' }).count()).toBe(0);
    await context.close();
  });
});
