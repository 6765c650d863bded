/** What runs in a page of Chromium to time a press there, by the page's own clock. */
import type { Page } from 'playwright-core';
// Tells the types of what the display's page shows of its voice.
import type {} from '#common/web/voice/audio-log.ts';

export interface PagePress {
  readonly url: string;
  readonly body: string;
  /** Text that the page does not show yet and will. */
  readonly text: string;
}

export interface PagePressed {
  /** Until the frame in which the text was painted, ms. */
  readonly paintedMs: number;
  /** Until the page had put the chime on its audio clock, ms; undefined where nothing is spoken. */
  readonly chimeMs: number | undefined;
}

/** How long the voice is waited for, after the text was painted. */
const VOICE_WITHIN_MS = 3_000;

/** Sends the request; answers how long the page took. */
export function pressInPage(page: Page, press: PagePress): Promise<PagePressed> {
  return page.evaluate(
    async ({ url, body, text, patience }) => {
      let chimeAt: number | undefined;
      const looking = setInterval(() => {
        if (chimeAt === undefined && window.luotAudioLog?.some(({ label }) => label === text))
          chimeAt = performance.now();
      }, 2);
      const painted = new Promise<number>((resolve) => {
        const watcher = new MutationObserver(() => {
          if (!(document.body.textContent ?? '').includes(text)) return;
          watcher.disconnect();
          // The first task after a frame was made runs when that frame was handed on to be painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          });
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      const began = performance.now();
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body,
      });
      if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
      const paintedMs = (await painted) - began;
      const giveUp = performance.now() + patience;
      while (window.luotAudioLog !== undefined && chimeAt === undefined && performance.now() < giveUp) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      clearInterval(looking);
      return { paintedMs, chimeMs: chimeAt === undefined ? undefined : chimeAt - began };
    },
    { ...press, patience: VOICE_WITHIN_MS },
  );
}

/** Lets the page show in its paragraph what a bare socket brings. */
export async function listenInPage(page: Page, feed: string, topic: string): Promise<void> {
  await page.evaluate(
    ({ address, name }) =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => socket.send(JSON.stringify({ topic: name }));
        socket.onmessage = ({ data }) => {
          const place = document.querySelector('p');
          if (place !== null) place.textContent = String(data);
          resolve();
        };
      }),
    { address: feed, name: topic },
  );
}
