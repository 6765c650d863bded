/**
 * The office gets its own voice: a clerk reads out two words, hears them in a call, a supervisor puts them into the lobby,
 * and goes back (SPEC J111–J117).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VoiceAnswer } from '#common/contract/voice.ts';
import { wavOf } from '#server/voice/wav.ts';
import { hasMicrophones, launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';
import { signIn } from '#test/support/visit.ts';

const RATE = 48_000;
const PC = { width: 1280, height: 800 };

/** Somebody says a word of half a second, is silent, and says it again: a voice with its overtones, not a whistle. */
function somebodySpeaks(): Buffer {
  const word = 0.5 * RATE;
  return wavOf(
    Float32Array.from({ length: 2.5 * RATE }, (_, index) => {
      const room = 0.0004 * Math.sin(index * 12.9898) * Math.sin(index * 78.233);
      if (index > word) return room;
      const syllables = Math.abs(Math.sin((index / word) * Math.PI * 2));
      const pitch = 150 + 40 * Math.sin((index / word) * 7);
      let voice = 0;
      for (let tone = 1; tone < 14; tone += 1) voice += Math.sin((index * tone * 2 * Math.PI * pitch) / RATE) / tone;
      return room + 0.06 * syllables * voice;
    }),
  );
}

let folder: string;
let browser: Browser;
let office: LiveOffice;
let page: Page;
let lobby: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luot-mic-'));
  const microphone = join(folder, 'somebody.wav');
  writeFileSync(microphone, somebodySpeaks());
  browser = await launchChromium({ microphone });
  office = await LiveOffice.start();
  const { parts, voice } = office.server.core.hall.office.settings;
  await (await office.admin()).ask('PATCH', '/api/office', {
    hours: null,
    parts: { ...parts, papers: false, voicePage: true },
    voice: { ...voice, languages: 'vi', repeat: 1, quiet: [] },
  });
  ({ page: lobby } = await office.open(browser, await office.pairingUrl('display'), PC));
  const opened = await office.open(browser, `${office.origin}/ghi-am`, PC);
  page = opened.page;
});
afterAll(async () => {
  await browser.close();
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function clean(): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
}
const word = (name: string) => page.locator(`[data-fragment="${name}"]`);
const key = (act: string) => page.locator(`[data-act="${act}"]`);
const heardHere = () => page.evaluate(() => window.luotAudioLog?.at(-1)?.parts.map(({ name }) => name) ?? []);
/** How long a word sounded when the lobby last said this number, ms. */
const lobbySaid = (label: string, name: string): Promise<number | undefined> =>
  lobby.evaluate(
    ([wanted, fragment]) => {
      const entry = window.luotAudioLog?.findLast((one) => one.label === wanted && one.outcome === 'spoken');
      const part = entry?.parts.find((one) => one.name === fragment);
      return part === undefined ? undefined : Math.round((part.end - part.start) * 1000);
    },
    [label, name] as const,
  );

// The Chromium without windows, which is enough for all other pages, knows no microphone; `.ci/run` must not pass without.
describe.skipIf(!hasMicrophones() && process.env.CI === undefined)('the office’s own voice', () => {
  test('J117: a microphone that is refused: what to do, in words', async () => {
    await signIn(page, 'lan');
    await page.getByRole('heading', { name: 'Mời công dân có số thứ tự' }).waitFor();
    await shot(page, 'voice-start');
    await clean();
    // Grants nothing, and so refuses all else.
    await page.context().grantPermissions([]);
    await page.keyboard.press('Space');
    await page.getByText('Cho phép trang này dùng micrô').waitFor();
    await shot(page, 'voice-refused');
    await resizeTo(page, SIZES.phone);
    await shot(page, 'voice-phone-refused');
    await clean();
    await resizeTo(page, PC);
    // A plain http address of another machine, and a PC without a microphone.
    await page.evaluate(() => Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true }));
    await page.keyboard.press('Space');
    await page.getByText('Mở trang này qua https').waitFor();
    await page.evaluate(() => {
      Object.defineProperty(window, 'isSecureContext', { value: true });
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
    });
    await page.keyboard.press('Space');
    await page.getByText('Cắm micrô vào máy này').waitFor();
    await page.reload();
    await word('digit-0').waitFor();
    await page.context().grantPermissions(['microphone']);
  });

  test('J111: by the keyboard alone: a word is read, stops by itself, is played back; the next one', async () => {
    await word('digit-0').click();
    await page.keyboard.press('Space');
    await page.getByText(/Đang ghi/).waitFor();
    await page.locator('.level[data-loudness="good"]').waitFor();
    await shot(page, 'voice-recording');
    await page.getByText(/Đã ghi, dài \d,\d giây/).waitFor();
    await expect.poll(heardHere).toEqual(['digit-0']);
    await shot(page, 'voice-kept');
    await clean();
    await page.keyboard.press('r');
    await page.getByText(/Đang ghi/).waitFor();
    await page.getByText(/Đã ghi, dài/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '«một»' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByText(/Đã ghi, dài/).waitFor();
    await page.getByText('Đã ghi 2 trong').first().waitFor();
  });

  test('J113: a call is heard before the lobby hears it, and which of its words are still the machine’s', async () => {
    await page.getByRole('button', { name: 'Nghe thử và dùng' }).click();
    await page.getByLabel('Số', { exact: true }).fill('A001');
    await page.getByLabel('Quầy').fill('3');
    await page.getByText('4 tiếng còn là giọng máy').waitFor();
    await shot(page, 'voice-try');
    await clean();
    await key('call').click();
    const said = ['chime', 'invite', 'letter-a', 'digit-0', 'digit-0', 'digit-1', 'to-counter', 'digit-3'];
    await expect.poll(heardHere).toEqual(said);
    await page.locator('[data-sounding="yes"]').first().waitFor();
    await shot(page, 'voice-try-sounding');
    await page.getByText('Nhờ người giám sát hoặc quản trị').waitFor();
    await resizeTo(page, SIZES.phone);
    await shot(page, 'voice-phone-try');
    await clean();
    await page.getByRole('button', { name: 'Ghi từng câu' }).click();
    await page.getByText('Đã ghi 2 trong').first().waitFor();
    await shot(page, 'voice-phone-record');
    await clean();
    await resizeTo(page, PC);
  });

  test('J114: the supervisor puts it into the lobby: the next call is in the new voice', async () => {
    const clerk = await office.clerk('hoai', 3);
    const call = async (label: string): Promise<void> => {
      await clerk.issue('A');
      await clerk.callNext('completed');
      await expect.poll(() => lobbySaid(label, 'digit-0'), { timeout: 20_000 }).toBeGreaterThan(0);
    };
    await call('A001');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await signIn(page, 'ngoc');
    await page.getByRole('button', { name: 'Nghe thử và dùng' }).click();
    await key('publish').click();
    await page.getByText('Lời gọi sẽ lẫn hai giọng').waitFor();
    await shot(page, 'voice-publish');
    const fetched = lobby.waitForResponse(/\/voice\/vi\/own-digit-0\.wav/);
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    await page.getByText('Đã đưa ra sảnh.').waitFor();
    await shot(page, 'voice-published');
    await clean();
    const { fragments } = (await (await office.admin()).ask('GET', '/api/voice/vi')) as VoiceAnswer;
    const mine = fragments.find(({ name }) => name === 'digit-0')?.ms ?? 0;
    await fetched;
    // A screen that is just fetching the new sounds speaks with the old ones meanwhile.
    let number = 1;
    const isNew = async (): Promise<boolean> => {
      number += 1;
      const label = `A00${number}`;
      await call(label);
      return Math.abs(((await lobbySaid(label, 'digit-0')) ?? 0) - mine) < 20;
    };
    await expect.poll(isNew, { timeout: 40_000 }).toBe(true);
  });

  test('J116: and goes back, and takes it up again', async () => {
    await key('built-in').click();
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    await page.getByText('Sảnh đã trở về giọng máy.').waitFor();
    await shot(page, 'voice-back');
    await clean();
    await key('own').click();
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    await page.getByText('Sảnh đã dùng lại giọng đã ghi.').waitFor();
    // The way there from the administration.
    await page.goto(`${office.origin}/admin#/notices`);
    await page.getByRole('link', { name: 'Ghi giọng đọc của trung tâm' }).click();
    await key('record').waitFor();
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { name: 'Please read' }).waitFor();
    await shot(page, 'voice-english');
    await clean();
    // Where there is no microphone a file does.
    const file = page.locator('#sound-file');
    await file.setInputFiles({ name: 'notes.txt', mimeType: 'audio/wav', buffer: Buffer.from('no sound') });
    await page.getByText('Please choose another sound file').waitFor();
    await file.setInputFiles({ name: 'invite.wav', mimeType: 'audio/wav', buffer: somebodySpeaks() });
    await page.getByText(/Recorded, \d\.\d s/).waitFor();
  });
});
