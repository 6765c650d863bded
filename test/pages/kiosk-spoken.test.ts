/** The spoken mode (issue point 4, DESIGN "Voice"): a voice of the PC, else the voice pack, else it says that there is none. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FURTHER } from '#common/i18n/languages.ts';
import { KIOSK_SENTENCES } from '#server/voice/kiosk-sentences.ts';
import { vocabularyOf } from '#server/voice/vocabulary.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { kioskView, serviceId } from '#test/support/fixtures/kiosk-view.ts';
import { LANDSCAPE, openKiosk, PORTRAIT, passTime } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
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

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Plays nothing, and tells what would have been heard: texts of a voice, or names of fragments. */
async function listen(page: Page, voices: readonly string[]): Promise<() => Promise<string[]>> {
  const manifest = {
    fragments: Object.fromEntries(
      Object.entries(vocabularyOf('vi')).map(([name, { text }]) => [name, { file: `${name}.opus`, text, pauseMs: 0 }]),
    ),
  };
  if (voices.length === 0) {
    await page.route(/\/voice\/vi\/manifest\.json$/, (route) => route.fulfill({ json: manifest }));
  }
  await page.evaluate((langs) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    Object.defineProperty(globalThis, 'speechSynthesis', {
      value: {
        getVoices: () => langs.map((lang) => ({ lang, localService: true, name: lang })),
        speak: (utterance: { text: string; onend?: () => void }) => {
          heard.push(utterance.text);
          queueMicrotask(() => utterance.onend?.());
        },
        cancel: () => undefined,
      },
    });
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {
      value: class {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
    HTMLMediaElement.prototype.play = function play(): Promise<void> {
      heard.push(this.src.replace(/^.*\/|\.opus$/g, ''));
      queueMicrotask(() => this.onended?.(new Event('ended')));
      return Promise.resolve();
    };
  }, voices);
  return () => page.evaluate(() => Reflect.get(globalThis, 'heard'));
}

describe('Nghe đọc', () => {
  test('a voice of the PC reads all choices, then the choice, then the number', async () => {
    const { page, context } = await openKiosk(browser, host);
    const heard = await listen(page, ['vi-VN']);
    await press(page, 'Nghe đọc');
    await expect.poll(async () => (await heard()).join(' ')).toContain('Ô số 2: Hộ tịch. 4 người chờ.');
    await press(page, /Hộ tịch/);
    await press(page, 'Đăng ký khai sinh');
    await expect.poll(async () => (await heard()).join(' ')).toContain('Giấy tờ cần có: Tờ khai, Giấy chứng sinh');
    await press(page, 'Lấy số');
    await expect.poll(async () => (await heard()).join(' ')).toContain('Số của ông bà là B 0 0 9.');
    await context.close();
  });

  test('without a voice the pack is played, and the screen says what it cannot read', async () => {
    const opened = await openKiosk(browser, host);
    const { page, context } = opened;
    const heard = await listen(page, []);
    await press(page, 'Nghe đọc');
    await page.locator('.band', { hasText: 'Máy chỉ đọc tên lĩnh vực' }).waitFor();
    await passTime(opened, 2_000);
    expect((await heard()).slice(0, 11)).toEqual([
      'kiosk-choose-field',
      ...['kiosk-cell', 'digit-1', 'name-certification', 'digit-6', 'kiosk-waiting'],
      ...['kiosk-cell', 'digit-2', 'name-civil-status', 'digit-4', 'kiosk-waiting'],
    ]);
    await press(page, /Hộ tịch/);
    await press(page, 'Lấy số');
    await page.getByRole('heading', { level: 1, name: /B009/ }).waitFor();
    await passTime(opened, 2_000);
    const number = ['kiosk-your-number', 'letter-b', 'digit-0', 'digit-0', 'digit-9'];
    expect((await heard()).slice(-number.length)).toEqual(number);
    await context.close();
  });

  test('J136: the pack says which key counts dossiers, each figure as it is typed, and the lane', async () => {
    const lane = { from: 5, serviceId: serviceId('H'), open: true };
    const view = kioskView({ parts: { dossierCounts: true }, lane });
    const opened = await openKiosk(browser, host, { view });
    const { page, context } = opened;
    const heard = await listen(page, []);
    const said = (...names: readonly string[]) =>
      expect.poll(async () => (await heard()).join(' '), { message: names.join(' ') }).toContain(names.join(' '));
    await page.keyboard.press('NumpadMultiply');
    await passTime(opened, 2_000);
    await said('kiosk-choose-field');
    await page.keyboard.press('Numpad2');
    await passTime(opened, 2_000);
    await said('kiosk-key-priority', 'kiosk-key-many', 'kiosk-key-back');
    await page.keyboard.press('Numpad9');
    await passTime(opened, 2_000);
    await said('kiosk-dossiers', 'digit-1', 'kiosk-key-count', 'kiosk-key-done');
    await page.keyboard.press('Numpad6');
    await passTime(opened, 2_000);
    await said('kiosk-dossiers', 'digit-6', 'kiosk-own-lane', 'letter-h', 'kiosk-key-count');
    await page.keyboard.press('NumpadEnter');
    await passTime(opened, 2_000);
    await said('name-civil-status', 'kiosk-dossiers', 'digit-6');
    await context.close();
  });

  test('with neither it says so, and to whom to turn', async () => {
    const { page, context } = await openKiosk(browser, host);
    await press(page, 'Nghe đọc');
    await page.locator('.band', { hasText: 'máy này chưa có giọng đọc' }).waitFor();
    await context.close();
  });
});

describe('J101: by keypad and ear', () => {
  /** What must be there for a key that is told. */
  const KEY_ON_SCREEN: Readonly<Record<string, string>> = {
    choose: '[data-digit="1"]',
    other: '[data-digit="0"]',
    language: '[data-language]',
    take: '.take[data-enter], .go-take[data-enter]',
    done: '[data-enter]',
    papers: '[data-enter]',
    'ask-again': '[data-enter]',
    page: '[data-page-next]',
    priority: '[data-priority]',
    back: '[data-back]',
    help: '[data-help]',
    end: '[data-digit="1"]',
    again: '[data-listen]',
  };

  /** The keys that were told last: each must be on the screen. */
  async function keysTold(page: Page, heard: () => Promise<string[]>): Promise<string[]> {
    await page.clock.runFor(1_000);
    const all = await heard();
    const keys = all
      .slice(all.findLastIndex((name) => !name.startsWith('kiosk-key-')) + 1)
      .map((name) => name.replace('kiosk-key-', ''));
    for (const key of keys) expect(await page.locator(KEY_ON_SCREEN[key] ?? '#none').count(), key).toBeGreaterThan(0);
    return keys;
  }

  test('the keys that are told are on the screen, which shows their numbers', async () => {
    const { page, context } = await openKiosk(browser, host);
    const heard = await listen(page, []);
    await page.keyboard.press('NumpadMultiply');
    await page.locator('.kiosk.by-keys').waitFor();
    await page.locator('.band').waitFor();
    expect(await keysTold(page, heard)).toEqual(['choose', 'priority', 'language', 'help', 'again']);
    await shot(page, 'kiosk-keypad-fields');
    await resizeTo(page, LANDSCAPE);
    await shot(page, 'kiosk-keypad-fields-lying');
    expect(await layoutFindings(page)).toEqual([]);
    await resizeTo(page, PORTRAIT);
    await page.keyboard.press('NumpadSubtract');
    expect(await keysTold(page, heard)).toContain('priority');
    expect(await heard()).toContain('kiosk-priority-on');
    await page.keyboard.press('Numpad2');
    await page.getByRole('heading', { level: 1, name: /Hộ tịch/ }).waitFor();
    expect(await keysTold(page, heard)).toEqual(['choose', 'other', 'take', 'priority', 'back', 'help', 'again']);
    expect(await heard()).toContain('name-birth-registration');
    await page.keyboard.press('Numpad9');
    await page.clock.runFor(1_000);
    expect((await heard()).at(-1)).toBe('kiosk-key-none');
    await page.keyboard.press('Numpad1');
    await shot(page, 'kiosk-keypad-field');
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await resizeTo(page, LANDSCAPE);
    await shot(page, 'kiosk-keypad-field-lying');
    expect(await layoutFindings(page)).toEqual([]);
    await resizeTo(page, PORTRAIT);
    await page.keyboard.press('NumpadDivide');
    await page.getByRole('heading', { level: 1, name: /Xin ông\/bà chờ/ }).waitFor();
    expect(await keysTold(page, heard)).toEqual(['back', 'end', 'again']);
    await page.keyboard.press('Numpad0');
    await page.getByRole('heading', { level: 1, name: /Hộ tịch/ }).waitFor();
    await page.keyboard.press('NumpadEnter');
    await page.getByRole('heading', { level: 1, name: /B009/ }).waitFor();
    expect(await keysTold(page, heard)).toEqual(['done', 'help', 'again']);
    await shot(page, 'kiosk-keypad-number');
    await page.keyboard.press('NumpadEnter');
    await page.getByRole('heading', { level: 1, name: /Mời ông\/bà chọn/ }).waitFor();
    expect(await page.locator('.by-keys').count()).toBe(0);
    await context.close();
  });

  test('J101: a refusal is heard, and what to do', async () => {
    const refused = {
      status: 409,
      json: { type: '', title: '', status: 409, code: 'service.closed', message: { vi: '', en: '' } },
    };
    const { page, context } = await openKiosk(browser, host, { api: { 'POST /api/tickets': refused } });
    const heard = await listen(page, ['vi-VN']);
    for (const key of ['NumpadMultiply', 'Numpad2', 'NumpadEnter']) await page.keyboard.press(key);
    await expect.poll(async () => (await heard()).join(' ')).toContain('Xin quay lại trong giờ làm việc');
    await context.close();
  });
});

test('every sentence of the kiosk is in the pack in all languages', () => {
  const sentences = Object.keys(KIOSK_SENTENCES.vi);
  expect(Object.keys(KIOSK_SENTENCES.en)).toEqual(sentences);
  for (const language of FURTHER)
    expect(Object.keys(vocabularyOf(language))).toEqual(expect.arrayContaining(sentences));
});
