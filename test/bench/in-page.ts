/** What runs in a page of Chromium to time a press there, by the page's own clock. */
import type { Page } from 'playwright-core';

export interface PagePress {
  readonly url: string;
  readonly body: string;
  /** Text that the page does not show yet and will. */
  readonly text: string;
}

/** Sends the request; answers the time until the frame in which the text was painted, ms. */
export function pressInPage(page: Page, press: PagePress): Promise<number> {
  return page.evaluate(async ({ url, body, text }) => {
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
    return (await painted) - began;
  }, press);
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
