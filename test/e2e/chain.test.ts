/**
 * One visit, two services: a copy to be certified, then the birth of a child. One number, one wait at a time; the second place is
 * there when the first is done (SPEC J60–J65).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { type LiveClerk, LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';
import { clerkAt, signIn } from '#test/support/visit.ts';

let browser: Browser;
let office: LiveOffice;
let door: Page;
let counter: Page;
let phone: Page;
let civil: LiveClerk;
let both: string;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T09:00:00+07:00' });
  const { parts } = office.server.core.hall.office.settings;
  await (await office.admin()).ask('PATCH', '/api/office', {
    parts: { ...parts, papers: false, reception: true, chains: true },
  });
  civil = await office.clerk('thu', 5);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

async function clean(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
}
const callsNext = async (clerk: LiveClerk, finish?: 'completed'): Promise<string> => {
  const { ticket } = (await clerk.callNext(finish)) as { ticket: { label: string } };
  return ticket.label;
};

describe('one visit, two services', () => {
  test('the helper names both; the phone and the number say where it goes afterwards', async () => {
    await civil.issue('B');
    ({ page: door } = await office.open(browser, `${office.origin}/tiep-dan`, { width: 1024, height: 768 }));
    await signIn(door, 'lan');
    await door.locator('[data-prefix="A"]').click();
    await door.getByText(/^B · /).click();
    await shot(door, 'chain-reception');
    await clean(door);
    const answered = door.waitForResponse('**/api/tickets');
    await door.getByRole('button', { name: /^Lấy số/ }).click();
    await door.getByRole('heading', { name: 'A001' }).waitFor();
    await door.getByText('Sau đó: Hộ tịch', { exact: true }).waitFor();
    const issued = (await (await answered).json()) as { ticket: { id: string }; token: string };
    both = issued.ticket.id;
    // Somebody comes for the second service after him.
    await civil.issue('B');
    ({ page: phone } = await office.open(browser, `${office.origin}/t/${issued.token}`, SIZES.phone));
    await phone.getByText('Sau đó: Hộ tịch').waitFor();
    await shot(phone, 'chain-phone-first');
    await clean(phone);
  });

  test('the clerk sees it, and may name more; one key finishes, as ever', async () => {
    counter = await clerkAt(office, browser, 'hoai', 3);
    await counter.keyboard.press('NumpadEnter');
    await counter.locator('.big-label', { hasText: 'A001' }).waitFor();
    await counter.getByText('Sau đó: Hộ tịch').waitFor();
    await counter.getByRole('button', { name: 'Còn việc khác' }).click();
    await counter.getByText('đã ghi, bấm để bỏ').waitFor();
    await shot(counter, 'chain-counter-choice');
    await clean(counter);
    await counter.keyboard.press('Escape');
    await shot(counter, 'chain-counter');
    await clean(counter);
    await counter.waitForTimeout(650);
    await counter.keyboard.press('NumpadEnter');
    await phone
      .getByText(/trước ông\/bà|Trước ông\/bà|đến lượt|tiếp theo/i)
      .first()
      .waitFor();
    await phone.getByText('Hộ tịch').first().waitFor();
    await shot(phone, 'chain-phone-second');
    await clean(phone);
    expect(office.server.core.tickets.byId(both)).toMatchObject({ label: 'A001', state: 'waiting', next: [] });
  });

  test('taken back by undo, and done again: the place in the second line is not lost', async () => {
    await counter.keyboard.press('NumpadDecimal');
    await counter.locator('.big-label', { hasText: 'A001' }).waitFor();
    expect(office.server.core.hall.waitingCount(office.serviceId('B'))).toBe(2);
    await counter.waitForTimeout(650);
    await counter.keyboard.press('NumpadEnter');
    await expect.poll(() => office.server.core.hall.waitingCount(office.serviceId('B'))).toBe(3);
    // Before him who came before, behind him who came after.
    expect(await callsNext(civil)).toBe('B001');
    expect(await callsNext(civil, 'completed')).toBe('A001');
    await phone.getByText('5', { exact: true }).first().waitFor();
    expect(await callsNext(civil, 'completed')).toBe('B002');
    await phone
      .getByText(/Đã xong|hoàn tất|cảm ơn/i)
      .first()
      .waitFor();
  });
});
