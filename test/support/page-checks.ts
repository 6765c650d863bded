/** What holds on every page and state: nothing for axe to find, no text over other text, nothing outside the window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Waits until the page is laid out for its window: it hears of another size with the next frame and draws itself anew in
 * that one, and its face has arrived. Frames are told by an animation, since a test's clock holds `requestAnimationFrame`.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) {
      await document.documentElement.animate([], { duration: 1 }).finished;
    }
  });
}

/** Gives the page another window and waits until it stands in it. */
export async function resizeTo(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  await settled(page);
}

/**
 * Violations that axe finds, one line each; contrast is held to 7:1 (LOOK "Surfaces"). Read into the page once: the
 * pages have no frames of their own, for which axe's own binding opens a window more at each look.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !Reflect.has(globalThis, 'axe'))) await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const axe: typeof Axe = Reflect.get(globalThis, 'axe');
    const found = await axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return found.violations;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`));
}

/** Pairs of texts whose lines lie over each other, and texts that stick out of the window sideways. */
export function layoutFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Line {
      readonly text: string;
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (
        text === '' ||
        parent === null ||
        !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      )
        continue;
      if (parent.closest('.visually-hidden, noscript, option, datalist') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // What a scrolling box has scrolled away lies over nothing.
      let above = Number.NEGATIVE_INFINITY;
      let below = Number.POSITIVE_INFINITY;
      for (let box: Element | null = parent; box !== null; box = box.parentElement) {
        if (!/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
        const { top, bottom } = box.getBoundingClientRect();
        above = Math.max(above, top);
        below = Math.min(below, bottom);
      }
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // A line's box is taller than its letters: only their body counts.
        const inset = (bottom - top) * 0.22;
        const line = { text, left, right, top: Math.max(above, top + inset), bottom: Math.min(below, bottom - inset) };
        if (right - left > 2 && line.bottom > line.top) lines.push(line);
      }
    }
    const findings: string[] = [];
    for (const [index, a] of lines.entries()) {
      if (a.left < -1 || a.right > document.documentElement.clientWidth + 1) findings.push(`outside: «${a.text}»`);
      for (const b of lines.slice(index + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && tall > 2) findings.push(`over each other: «${a.text}» and «${b.text}»`);
      }
    }
    return findings;
  });
}

/** Words that the ring of the focus covers, e.g. the marks of the hint below a field. */
export function ringFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return ['nothing has the focus'];
    const { outlineWidth, outlineOffset } = getComputedStyle(focused);
    const AIR = 2;
    const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset) + AIR;
    const { top, bottom } = focused.getBoundingClientRect();
    const beside = [...(focused.closest('.field')?.querySelectorAll('label, .field-hint') ?? [])];
    return beside.flatMap((words) => {
      const box = words.getBoundingClientRect();
      const covered = box.bottom > top - reach && box.top < bottom + reach;
      return covered ? [`ring over «${words.textContent}»`] : [];
    });
  });
}
