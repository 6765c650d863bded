/** Opens the kiosk on the Monday of the fixtures, with an API that says yes unless a test says otherwise. */
import type { Browser } from 'playwright-core';
import type { KioskView } from '#common/contract/views.ts';
import { at, issueAnswer, kioskView } from './fixtures/kiosk-view.ts';
import { type OpenedPage, type OpenOptions, openPage, type PageHost } from './page-host.ts';

export const PORTRAIT = { width: 1080, height: 1920 };
export const LANDSCAPE = { width: 1280, height: 800 };
export type Size = typeof PORTRAIT;

export interface KioskStage {
  /** undefined: the machine is not paired. */
  readonly view?: KioskView | undefined;
  readonly size?: Size;
  readonly now?: string;
  readonly api?: NonNullable<OpenOptions['api']>;
}

/** The kiosk, as soon as it shows its first heading. */
export async function openKiosk(browser: Browser, host: PageHost, stage: KioskStage = {}): Promise<OpenedPage> {
  const { size = PORTRAIT, now = at('08:42'), api = {} } = stage;
  const view = 'view' in stage ? stage.view : kioskView();
  const opened = await openPage(browser, host, {
    path: '/kiosk-ui/index.html',
    size,
    now,
    views: view === undefined ? {} : { kiosk: view },
    api: {
      'POST /api/tickets': { status: 201, json: issueAnswer() },
      'POST /api/help': { status: 201, json: { help: { id: 'help-1' } } },
      'DELETE /api/help': { status: 204 },
      ...api,
    },
  });
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

/** The requests for numbers. */
export function issues({ requests }: OpenedPage): { body: unknown; key: string | undefined }[] {
  return requests.filter(({ call }) => call === 'POST /api/tickets');
}

/** Lets time pass on the page's clock while the server stays there: without its messages the page would count as cut off. */
export async function passTime({ page, push }: OpenedPage, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 2_000) {
    push({ type: 'office.changed' });
    await page.clock.runFor(Math.min(left, 2_000));
  }
  push({ type: 'office.changed' });
}
