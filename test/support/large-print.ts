/** Fonts at 200 %, and what is lost by it (SPEC J104). */
import type { Page } from 'playwright-core';
import { layoutFindings, settled } from './page-checks.ts';

/** A label or a counter's number from here on fills the window by itself: twice as large it would be no easier to read. */
const FILLS_THE_WINDOW = 96;

/** Doubles the size of every text where the page stands, as the text size of a phone does: boxes stay as wide as they were. */
export async function doubleFonts(page: Page): Promise<void> {
  await page.evaluate((fills) => {
    const all = [...document.querySelectorAll<HTMLElement>('body, body *')].filter(
      // Some were doubled at an earlier look.
      ({ style }) => style.fontSize === '',
    );
    const sizes = all.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    for (const [index, element] of all.entries()) {
      const size = sizes[index] ?? 0;
      element.style.fontSize = `${size < fills ? size * 2 : size}px`;
    }
  }, FILLS_THE_WINDOW);
  await settled(page);
}

/** Texts that a box cuts off, that lie over each other, that stick out of the window; and a page that scrolls sideways. */
export async function lostFindings(page: Page): Promise<string[]> {
  const cut = await page.evaluate(() => {
    const findings: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (
        text === '' ||
        parent === null ||
        !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      ) {
        continue;
      }
      if (parent.closest('.visually-hidden, noscript, option, datalist, svg') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const words = range.getBoundingClientRect();
      // The line's box is taller than its letters.
      const inset = words.height * 0.1;
      for (
        let box: Element | null = parent;
        box !== null && box !== document.documentElement;
        box = box.parentElement
      ) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const around = box.getBoundingClientRect();
        const wide = /hidden|clip/.test(overflowX) && words.right > around.right + 1;
        const tall = /hidden|clip/.test(overflowY) && words.bottom - inset > around.bottom + 1;
        if (wide || tall) findings.push(`cut: «${text}»`);
        // What scrolls can be brought into sight.
        if (/auto|scroll/.test(overflowY)) break;
      }
    }
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth + 1) findings.push(`scrolls sideways: ${root.scrollWidth} in ${innerWidth}`);
    // Nothing below the window may be out of reach.
    const reach = /hidden|clip/.test(getComputedStyle(document.body).overflowY);
    if (reach && document.body.scrollHeight > innerHeight + 1)
      findings.push(`out of reach: ${document.body.scrollHeight}`);
    return findings;
  });
  return [...cut, ...(await layoutFindings(page))];
}
