/** What a finger needs of every state of the kiosk. */
import type { Page } from 'playwright-core';
import { PORTRAIT, type Size } from './kiosk-stage.ts';

/** Pixels of 1 mm on a screen of 21 inches. */
const perMm = ({ width, height }: Size): number => Math.hypot(width, height) / (21 * 25.4);

/** LOOK: targets at least 20 mm, 8 mm apart, none in the top 15 %, all inside the window; body 28 px (24 lying). */
export function touchFindings(page: Page, size: Size): Promise<string[]> {
  const limits = { target: 20 * perMm(size) - 0.5, gap: 8 * perMm(size) - 0.5, text: size === PORTRAIT ? 27.9 : 23.9 };
  return page.evaluate(({ target, gap, text }) => {
    const findings: string[] = [];
    const keys = [...document.querySelectorAll('button, [role="button"], a, input')].map((key) => ({
      name: (key.getAttribute('aria-label') ?? key.textContent ?? '').trim().slice(0, 30),
      box: key.getBoundingClientRect(),
    }));
    for (const [index, { name, box }] of keys.entries()) {
      if (box.width < target || box.height < target) findings.push(`small: «${name}» ${box.width}×${box.height}`);
      if (box.top < innerHeight * 0.15) findings.push(`too high: «${name}» at ${box.top}`);
      if (box.bottom > innerHeight || box.right > innerWidth) findings.push(`outside: «${name}»`);
      for (const other of keys.slice(index + 1)) {
        const apartX = Math.max(other.box.left - box.right, box.left - other.box.right);
        const apartY = Math.max(other.box.top - box.bottom, box.top - other.box.bottom);
        if (Math.max(apartX, apartY) < gap) {
          findings.push(`close: «${name}» and «${other.name}» ${Math.max(apartX, apartY)}`);
        }
      }
    }
    if (document.documentElement.scrollHeight > innerHeight) {
      findings.push(`scrolls: ${document.documentElement.scrollHeight}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (parent === null || words === '' || parent.closest('.visually-hidden, noscript') !== null) continue;
      const px = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (px < text) findings.push(`small text: «${words}» ${px}`);
      const key = parent.closest('button, .slip, .keep, .band, .field-about, main');
      const range = document.createRange();
      range.selectNodeContents(node);
      const words_ = range.getBoundingClientRect();
      const around = (key ?? document.documentElement).getBoundingClientRect();
      if (words_.bottom > around.bottom + 1 || words_.right > around.right + 1) findings.push(`sticks out: «${words}»`);
    }
    return findings;
  }, limits);
}
