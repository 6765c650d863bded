/** The lobby screen at work: SPEC R11 (never old as if live) and R12 (announcements queue, none cut, none lost). */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisplayCall, DisplayView } from '#common/contract/views.ts';
import { loadPack } from '#server/voice/packs.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { callsOf, displayCall, displayView } from '#test/support/fixtures/display-view.ts';
import { type OpenedPage, openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { serveVoice } from '#test/support/voice-route.ts';

const PATH = '/display-board/index.html';
const SIZE = { width: 1920, height: 1080 };
const VOICE: DisplayView['voice'] = { enabled: true, languages: 'as-ticket', volume: 0.8, quiet: [], repeat: 1 };

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  browser = await launchChromium();
  host = await startPageHost();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

const now = (): string => new Date().toISOString();
const fresh = (callSeq: number, label: string, counter: number): DisplayCall =>
  displayCall(callSeq, label, counter, now());

async function open(
  more: Partial<DisplayView> = {},
  without: Parameters<typeof serveVoice>[1] = [],
): Promise<OpenedPage> {
  const opened = await openPage(browser, host, {
    path: PATH,
    size: SIZE,
    views: { display: displayView({ calls: {}, voice: VOICE, minimumShowSeconds: 2, ...more }) },
    prepare: (page) => serveVoice(page, without),
    script: watchPanel,
  });
  await opened.page.locator('.head-time').waitFor();
  return opened;
}

/** Runs in the page: notes which call stood large, and when. */
function watchPanel(): void {
  const seen: { callSeq: number; at: number }[] = [];
  Object.assign(window, { seenCalls: seen });
  const look = (): void => {
    const callSeq = Number(document.querySelector('.panel')?.getAttribute('data-call') ?? 0);
    if (seen.at(-1)?.callSeq !== callSeq) seen.push({ callSeq, at: performance.now() });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}

interface Said {
  readonly callSeq: number;
  readonly outcome: string;
  readonly silentAt?: number;
  readonly parts: readonly { language: string; name: string; start: number; end: number }[];
}

const audioLog = (page: Page): Promise<Said[]> =>
  page.evaluate(() => (Reflect.get(window, 'luotAudioLog') as Said[] | undefined) ?? []);
const seenCalls = (page: Page): Promise<{ callSeq: number; at: number }[]> =>
  page.evaluate(() => Reflect.get(window, 'seenCalls') as { callSeq: number; at: number }[]);
const panel = (page: Page, callSeq: number) => page.locator(`.panel[data-call="${callSeq}"]`);
const until = (page: Page, callSeq: number, outcome: string): Promise<unknown> =>
  page.waitForFunction(
    ([seq, wanted]) =>
      ((Reflect.get(window, 'luotAudioLog') as Said[] | undefined) ?? []).some(
        (said) => said.callSeq === seq && said.outcome === wanted,
      ),
    [callSeq, outcome] as const,
    { timeout: 70_000, polling: 100 },
  );

/** Waits until the packs are loaded whole, since five calls are to be heard from the first word: on a busy machine the
 *  network may fall silent between two sounds. */
async function voiceReady(page: Page): Promise<void> {
  const sounds = [...(await Promise.all([loadPack('vi'), loadPack('en')]))].flatMap(({ manifest }) =>
    Object.keys(manifest.fragments).filter((name) => !name.startsWith('kiosk-')),
  );
  await page.waitForFunction(
    (count) =>
      performance.getEntriesByType('resource').filter(({ name }) => /\/voice\/.*\.(?!json)\w+$/.test(name)).length >=
      count,
    sounds.length,
    { timeout: 30_000 },
  );
  await page.waitForLoadState('networkidle');
}

// Each waits for its sound most of the time: they wait beside each other.
describe.concurrent('announcements on the lobby screen', () => {
  it('shows and speaks five calls of the same second in full, in order, without overlap (SPEC R12)', async () => {
    const opened = await open();
    const { page } = opened;
    await voiceReady(page);
    const five = ['A012', 'B004', 'C002', 'R004', 'E003'].map((label, index) => fresh(201 + index, label, index + 1));
    for (const call of five) opened.push({ type: 'ticket.called', label: call.label }, { calls: callsOf(call) });
    await panel(page, 201).waitFor({ timeout: 2_000 });
    expect(await page.locator('.panel-more').textContent()).toBe('Còn 4 số nữa sắp gọi');
    await until(page, 205, 'spoken');

    const log = await audioLog(page);
    expect(log.map(({ callSeq, outcome }) => [callSeq, outcome])).toEqual(
      five.map(({ callSeq }) => [callSeq, 'spoken']),
    );
    log.forEach((said, index) => {
      expect(said.parts.map(({ name }) => name)).toEqual(['chime', ...(five[index]?.announcement.vi ?? [])]);
    });
    const parts = log.flatMap((said) => said.parts);
    for (const [index, part] of parts.slice(1).entries()) {
      expect(part.start).toBeGreaterThanOrEqual(parts[index]?.end ?? 0);
    }
    for (const [index, said] of log.slice(1).entries()) {
      // Half a second of silence between announcements (LOOK "Sound").
      expect((said.parts[0]?.start ?? 0) - (log[index]?.parts.at(-1)?.end ?? 0)).toBeGreaterThan(0.45);
    }
    const seen = (await seenCalls(page)).filter(({ callSeq }) => callSeq !== 0);
    expect(seen.map(({ callSeq }) => callSeq)).toEqual([201, 202, 203, 204, 205]);
    for (const [index, { at }] of seen.slice(1).entries()) expect(at - (seen[index]?.at ?? 0)).toBeGreaterThan(2_000);
    await opened.context.close();
  });

  it('speaks Vietnamese, then English, for a ticket taken in English; each as often as the office wants', async () => {
    const opened = await open({ voice: { ...VOICE, repeat: 2 } });
    const { page } = opened;
    await voiceReady(page);
    const call = displayCall(210, 'A015', 24, now(), { english: true });
    opened.push({ type: 'ticket.called' }, { calls: callsOf(call) });
    await until(page, 210, 'speaking');
    const [said] = await audioLog(page);
    const { vi, en } = call.announcement;
    expect(said?.parts.map(({ name }) => name)).toEqual(['chime', ...vi, ...vi, ...en, ...en]);
    expect(await page.locator('.panel .english').first().textContent()).toBe('Ticket');
    await opened.context.close();
  });

  it('announces a recall again, and does not announce after a reload what it announced', async () => {
    const opened = await open({ calls: callsOf(fresh(220, 'A016', 2)) });
    const { page } = opened;
    await until(page, 220, 'spoken');
    const recall = { ...fresh(221, 'A016', 2), kind: 'recall' as const };
    opened.push({ type: 'ticket.recalled' }, { calls: { '220': null, ...callsOf(recall) } });
    await panel(page, 221).waitFor();
    expect(await page.locator('.panel-invite').textContent()).toBe('Xin mời lại số');
    await until(page, 221, 'spoken');
    await page.reload();
    // The fixture's snapshot still holds 220, younger than a minute.
    await page.locator('.head-time').waitFor();
    await page.waitForTimeout(3_000);
    expect(await audioLog(page)).toEqual([]);
    await opened.context.close();
  });

  it('takes a call that was undone off the screen at once, ends its word, and goes on with the next', async () => {
    const opened = await open();
    const { page } = opened;
    await voiceReady(page);
    const [first, second, third] = [fresh(230, 'A020', 1), fresh(231, 'B020', 2), fresh(232, 'C020', 3)];
    for (const call of [first, second, third]) opened.push({ type: 'ticket.called' }, { calls: callsOf(call) });
    await panel(page, 230).waitFor();
    await page.waitForTimeout(2_000);
    opened.push({ type: 'ticket.undone' }, { calls: { '230': null, '231': null } });
    await panel(page, 230).waitFor({ state: 'detached', timeout: 8_000 });
    await page.getByText('Số A020: xin ông/bà chờ, số sẽ được gọi lại sau.').waitFor({ timeout: 8_000 });
    await until(page, 232, 'speaking');
    const log = await audioLog(page);
    expect(log.map(({ callSeq }) => callSeq)).toEqual([230, 232]);
    const [stopped, next] = log;
    expect(stopped?.outcome).toBe('stopped');
    const sounding = stopped?.parts.filter(({ end }) => end === stopped.silentAt) ?? [];
    const silentBetween = stopped?.parts.every(
      ({ start, end }) => !(start < (stopped.silentAt ?? 0) && end > (stopped.silentAt ?? 0)),
    );
    expect(sounding.length === 1 || silentBetween).toBe(true);
    expect((next?.parts[0]?.start ?? 0) - (stopped?.silentAt ?? 0)).toBeGreaterThan(0.4);
    await opened.context.close();
  });

  it('only shows calls in quiet hours and while the voice is off', async () => {
    const quiet = await open({
      voice: {
        ...VOICE,
        quiet: [
          ['00:00', '12:00'],
          ['12:00', '23:59'],
          ['23:59', '00:00'],
        ],
      },
    });
    quiet.push({ type: 'ticket.called' }, { calls: callsOf(fresh(240, 'A021', 1)) });
    await panel(quiet.page, 240).waitFor();
    await quiet.page.waitForTimeout(1_000);
    expect(await audioLog(quiet.page)).toEqual([]);
    await quiet.context.close();
  });

  it('gives the chime alone when the pack is missing, and says so', async () => {
    const opened = await open({}, 'all');
    const { page } = opened;
    await page.getByText('loa chỉ báo chuông, chưa đọc được số').waitFor();
    opened.push({ type: 'ticket.called' }, { calls: callsOf(fresh(250, 'A022', 1)) });
    await until(page, 250, 'spoken');
    expect((await audioLog(page))[0]?.parts.map(({ name }) => name)).toEqual(['chime']);
    await opened.context.close();
  });

  it('says so too when a single word of the pack cannot be read', async () => {
    const opened = await open({}, ['digit-3']);
    await opened.page.getByText('loa chỉ báo chuông, chưa đọc được số').waitFor();
    await opened.context.close();
  });
});

describe('the connection of the lobby screen', () => {
  it('says within 6 s that it is lost, and is right again within 3 s after the server is back (SPEC R11)', async () => {
    const views = {
      display: displayView({ calls: callsOf(fresh(300, 'A030', 3)), voice: { ...VOICE, enabled: false } }),
    };
    const opened = await openPage(browser, host, { path: PATH, size: SIZE, views, prepare: serveVoice });
    const { page } = opened;
    await panel(page, 300).waitFor();
    opened.cut();
    const cutAt = Date.now();
    await page.getByText('Mời ông/bà nghe gọi trực tiếp tại quầy').waitFor({ timeout: 6_000 });
    expect(Date.now() - cutAt).toBeGreaterThan(3_000);
    expect(await page.locator('.panel').count()).toBe(0);
    Object.assign(views.display.calls, callsOf(fresh(301, 'B031', 4)));
    opened.restore();
    await panel(page, 301).waitFor({ timeout: 3_000 });
    expect(await page.getByText('Mời ông/bà nghe gọi trực tiếp tại quầy').count()).toBe(0);
    await opened.context.close();
  });
});

describe('months of running', () => {
  it('leaves no more in the page after many calls than after one', async () => {
    const opened = await openPage(browser, host, {
      path: PATH,
      size: SIZE,
      now: '2026-11-23T08:44:00+07:00',
      views: { display: displayView({ calls: {}, voice: { ...VOICE, enabled: false }, minimumShowSeconds: 2 }) },
      prepare: serveVoice,
    });
    const { page } = opened;
    await page.locator('.head-time').waitFor();
    const nodes = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
    const counts: number[] = [];
    let view: Record<string, DisplayCall | null> = {};
    for (let seq = 1; seq <= 40; seq += 1) {
      const at = await page.evaluate(() => new Date().toISOString());
      view = callsOf(displayCall(seq, `A${String(seq).padStart(3, '0')}`, (seq % 9) + 1, at));
      opened.push({ type: 'ticket.called' }, { calls: { ...view, [String(seq - 12)]: null } });
      await panel(page, seq).waitFor();
      await page.clock.runFor(2_600);
      if (seq > 15) counts.push(await nodes());
    }
    expect(Math.max(...counts)).toBe(Math.min(...counts));
    await opened.context.close();
  });
});
