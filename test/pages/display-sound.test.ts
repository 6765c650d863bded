/** LOOK "People first": sound that the browser blocks is said large, told to the server, and turned on by a touch. */
import { describe, expect, it } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { callsOf, displayCall, displayView } from '#test/support/fixtures/display-view.ts';
import { openPage, startPageHost } from '#test/support/page-host.ts';
import { serveVoice } from '#test/support/voice-route.ts';

/** Plays the feed inside the page: a browser that is driven from outside counts as touched, and would let sound play. */
function feedInPage(view: unknown): void {
  class InPageFeed extends EventTarget {
    static readonly OPEN = 1;
    readonly OPEN = 1;
    readonly readyState = 1;
    onopen: (() => void) | undefined;
    onmessage: ((message: { data: string }) => void) | undefined;
    constructor() {
      super();
      setTimeout(() => this.onopen?.(), 10);
    }
    send(text: string): void {
      const message = JSON.parse(text) as { type: string };
      if (message.type === 'status') void fetch('/api/said', { method: 'POST', body: text });
      if (message.type === 'hello') this.begin();
    }
    begin(): void {
      const say = (message: object): void =>
        this.onmessage?.({ data: JSON.stringify({ seq: 1, at: new Date().toISOString(), build: 'dev', ...message }) });
      say({ type: 'snapshot', view });
      setInterval(() => say({ type: 'heartbeat' }), 1_000);
    }
    close(): void {}
  }
  Object.assign(window, { WebSocket: InPageFeed });
}

describe('sound that the browser blocks', () => {
  it('is told to the server and said large; a touch turns it on', async () => {
    const host = await startPageHost();
    const silent = await launchChromium({ soundBlocked: true });
    const opened = await openPage(silent, host, {
      path: '/display-board/index.html',
      size: { width: 1920, height: 1080 },
      views: {},
      api: { 'POST /api/said': { status: 204 } },
      prepare: async (page) => {
        await serveVoice(page);
        await page.addInitScript(
          feedInPage,
          displayView({
            calls: callsOf(displayCall(1, 'A001', 1, '2026-01-05T08:00:00Z')),
            voice: { enabled: true, languages: 'vi', volume: 1, quiet: [], repeat: 1 },
          }),
        );
      },
    });
    const said = (): unknown[] =>
      opened.requests.filter(({ call }) => call === 'POST /api/said').map(({ body }) => body);
    await expect.poll(said, { timeout: 10_000 }).toContainEqual({ type: 'status', problem: 'sound-blocked' });
    await opened.page.mouse.click(400, 400);
    await expect.poll(said, { timeout: 5_000 }).toContainEqual({ type: 'status', problem: null });
    await silent.close();
    await host.close();
  });
});
