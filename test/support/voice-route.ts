/** Hands the committed voice packs to a page under test, as the server does at `/voice/`. */
import type { Page } from 'playwright-core';
import { loadPack } from '#server/voice/packs.ts';

/** `without`: fragments that are not handed out; `'all'`: no pack at all. */
export async function serveVoice(page: Page, without: readonly string[] | 'all' = []): Promise<void> {
  const packs = { vi: await loadPack('vi'), en: await loadPack('en') };
  await page.route(/\/voice\//, async (route) => {
    const [, , language = '', file = ''] = new URL(route.request().url()).pathname.split('/');
    const pack = language === 'en' ? packs.en : packs.vi;
    if (without === 'all') return route.fulfill({ status: 404 });
    if (file === 'manifest.json') return route.fulfill({ json: pack.manifest });
    const found = pack.files.get(file);
    if (found === undefined || without.some((name) => file.startsWith(`${name}.`)))
      return route.fulfill({ status: 404 });
    return route.fulfill({ path: found.path, contentType: found.type });
  });
}
