/** The spoken mode (issue point 4, DESIGN "Voice"): a voice of the PC, else the voice pack, else it says that there is none. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIOSK_SENTENCES } from '#server/voice/kiosk-sentences.ts';
import { VOCABULARY } from '#server/voice/vocabulary.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { openKiosk } from '#test/support/kiosk-stage.ts';
import { type PageHost, startPageHost } from '#test/support/page-host.ts';

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
async function listen(
  context: BrowserContext,
  page: Page,
  voices: readonly string[],
): Promise<() => Promise<string[]>> {
  const manifest = {
    fragments: Object.fromEntries(
      Object.keys(VOCABULARY.vi).map((name) => [name, { file: `${name}.opus`, pauseMs: 0 }]),
    ),
  };
  if (voices.length === 0) {
    await context.route(/\/voice\/vi\/manifest\.json$/, (route) => route.fulfill({ json: manifest }));
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
    const heard = await listen(context, page, ['vi-VN']);
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
    const { page, context } = await openKiosk(browser, host);
    const heard = await listen(context, page, []);
    await press(page, 'Nghe đọc');
    await page.locator('.band', { hasText: 'Máy đọc hướng dẫn và chữ cái' }).waitFor();
    await page.clock.runFor(2_000);
    expect((await heard()).slice(0, 9)).toEqual([
      'kiosk-choose-field',
      ...['kiosk-cell', 'digit-1', 'kiosk-field', 'letter-a'],
      ...['kiosk-cell', 'digit-2', 'kiosk-field', 'letter-b'],
    ]);
    await press(page, /Hộ tịch/);
    await press(page, 'Lấy số');
    await page.getByRole('heading', { level: 1, name: /B009/ }).waitFor();
    await page.clock.runFor(2_000);
    const number = ['kiosk-your-number', 'letter-b', 'digit-0', 'digit-0', 'digit-9'];
    expect((await heard()).slice(-number.length)).toEqual(number);
    await context.close();
  });

  test('with neither it says so, and to whom to turn', async () => {
    const { page, context } = await openKiosk(browser, host);
    await press(page, 'Nghe đọc');
    await page.locator('.band', { hasText: 'máy này chưa có giọng đọc' }).waitFor();
    await context.close();
  });
});

test('every sentence of the kiosk is in the pack in both languages', () => {
  expect(Object.keys(KIOSK_SENTENCES.vi)).toEqual(Object.keys(KIOSK_SENTENCES.en));
});
