/** The kiosk of an office that shows papers before the number: every state of those screens, by name. */
import type { Page } from 'playwright-core';
import type { Procedure } from '#common/contract/office.ts';
import type { KioskView } from '#common/contract/views.ts';
import { at, closedView, kioskView, serviceId, servicesOf } from './fixtures/kiosk-view.ts';
import type { KioskScene } from './kiosk-scenes.ts';
import type { KioskStage } from './kiosk-stage.ts';
import type { OpenedPage } from './page-host.ts';

export const PAPERS_ON = { papers: true } as const;
export const PAGE_URL = 'http://192.168.1.10:8080/giay-to#1.001193';

const LISTED = {
  'POST /api/paper-lists': { status: 201, json: { pageUrl: PAGE_URL, print: { jobId: 'list-1', state: 'queued' } } },
};

/** The fields of the story, with a procedure that has forms and a source, and one with many long papers. */
export function papersView(more: Partial<KioskView> = {}, count = 7): KioskView {
  const services = servicesOf(count);
  const b = services[serviceId('B')];
  if (b === undefined) throw new Error('no field B');
  const procedures = b.procedures.map((procedure) => {
    if (procedure.code === '1.001193') return { ...procedure, forms: FORMS.slice(0, 1), source: SOURCE };
    return procedure.code === '1.000894' ? { ...procedure, papers: MANY, forms: FORMS, source: SOURCE } : procedure;
  });
  return kioskView({ parts: PAPERS_ON, services: { ...services, [b.id]: { ...b, procedures } }, ...more });
}

const SOURCE = 'Luật Hộ tịch (ví dụ của bài thử), Điều 16';
const FORMS: Procedure['forms'] & object = [
  {
    name: { vi: 'Tờ khai đăng ký khai sinh', en: 'Declaration of birth' },
    url: 'https://dichvucong.gov.vn/mau/khai-sinh',
  },
  { name: { vi: 'Giấy cam đoan', en: 'Affirmation' }, url: 'https://dichvucong.gov.vn/mau/cam-doan?ban=2026' },
];
const MANY: Procedure['papers'] = Array.from({ length: 9 }, (_, index) => ({
  name: {
    vi: `Giấy xác nhận tình trạng hôn nhân của nơi thường trú trước đây thứ ${index + 1}`,
    en: `Certificate of marital status from former place of residence ${index + 1}`,
  },
  hint: { vi: 'Nếu thường trú ở nơi khác', en: 'If resident elsewhere' },
}));

const button = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
const heading = (page: Page, name: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

/** The screens come with a script of their own: a moment after the page. */
async function part(page: Page): Promise<void> {
  await page.locator('.kiosk.with-papers').waitFor();
}

export async function toBirth(page: Page): Promise<void> {
  await part(page);
  await button(page, /Hộ tịch/);
  await button(page, 'Đăng ký khai sinh');
  await heading(page, /Đăng ký khai sinh/);
}

async function tick(page: Page, ...names: readonly RegExp[]): Promise<void> {
  for (const name of names) await button(page, name);
}

async function printed({ page, push }: OpenedPage): Promise<void> {
  await toBirth(page);
  await tick(page, /Giấy chứng sinh/);
  await button(page, 'In danh sách');
  await heading(page, /Giấy tờ cần chuẩn bị/);
  push({ type: 'print.printed', jobId: 'list-1' });
  await page.getByText('Mời ông/bà nhận').waitFor();
}

const stage = (more: Partial<KioskStage> = {}): KioskStage => ({ view: papersView(), api: LISTED, ...more });

export async function search(page: Page, query: string): Promise<void> {
  await part(page);
  await button(page, 'Tra cứu giấy tờ');
  await button(page, 'Tìm theo tên thủ tục');
  for (const letter of query) await button(page, letter === ' ' ? 'Dấu cách' : letter);
}

export const PAPER_SCENES: readonly KioskScene[] = [
  { name: 'p-look-up', stage: stage(), act: ({ page }) => part(page).then(() => button(page, 'Tra cứu giấy tờ')) },
  {
    name: 'p-look-up-9',
    stage: stage({ view: papersView({}, 9) }),
    act: ({ page }) => part(page).then(() => button(page, 'Tra cứu giấy tờ')),
  },
  { name: 'p-search', stage: stage(), act: ({ page }) => search(page, '') },
  { name: 'p-search-found', stage: stage(), act: ({ page }) => search(page, 'khai sinh') },
  { name: 'p-search-many', stage: stage(), act: ({ page }) => search(page, 'd') },
  { name: 'p-search-none', stage: stage(), act: ({ page }) => search(page, 'zzz') },
  { name: 'p-check', stage: stage(), act: ({ page }) => toBirth(page) },
  {
    name: 'p-check-ticked',
    stage: stage(),
    act: ({ page }) => toBirth(page).then(() => tick(page, /Giấy chứng sinh/, /Giấy tờ tùy thân/)),
  },
  {
    name: 'p-check-complete',
    stage: stage(),
    act: ({ page }) => toBirth(page).then(() => tick(page, /Tờ khai/, /Giấy chứng sinh/, /Giấy tờ tùy thân/)),
  },
  {
    name: 'p-check-many',
    stage: stage(),
    async act({ page }) {
      await part(page);
      await button(page, /Hộ tịch/);
      await button(page, 'Đăng ký kết hôn');
      await heading(page, /kết hôn/);
    },
  },
  {
    name: 'p-check-long-fee',
    stage: stage(),
    async act({ page }) {
      await part(page);
      await button(page, /Chứng thực/);
      await button(page, 'Chứng thực bản sao từ bản chính');
      await heading(page, /bản sao/);
    },
  },
  {
    name: 'p-check-closed',
    stage: stage({ view: { ...closedView(), ...papersViewClosed() }, now: at('17:12') }),
    async act({ page }) {
      await part(page);
      await button(page, 'Tra cứu giấy tờ');
      await button(page, /Hộ tịch/);
      await button(page, 'Đăng ký khai sinh');
      await heading(page, /Đăng ký khai sinh/);
    },
  },
  {
    name: 'p-missing',
    stage: stage(),
    async act({ page }) {
      await toBirth(page);
      await tick(page, /Giấy tờ tùy thân/);
      await button(page, 'Lấy số');
      await heading(page, /Còn thiếu 2/);
    },
  },
  {
    name: 'p-missing-many',
    stage: stage(),
    async act({ page }) {
      await part(page);
      await button(page, /Hộ tịch/);
      await button(page, 'Đăng ký kết hôn');
      await tick(page, /thứ 1/);
      await button(page, 'Lấy số');
      await heading(page, /Còn thiếu 8/);
    },
  },
  { name: 'p-list', stage: stage(), act: printed },
  {
    name: 'p-list-no-printer',
    stage: stage({
      api: {
        'POST /api/paper-lists': {
          status: 201,
          json: { pageUrl: PAGE_URL, print: { jobId: null, state: 'no-printer' } },
        },
      },
    }),
    async act({ page }) {
      await toBirth(page);
      await button(page, 'In danh sách');
      await page.getByText('Máy này không in phiếu').waitFor();
    },
  },
  {
    name: 'p-list-failed',
    stage: stage({ api: { 'POST /api/paper-lists': { lost: true } } }),
    async act({ page }) {
      await toBirth(page);
      await button(page, 'In danh sách');
      await page.getByText('Máy in đang gặp sự cố').waitFor();
    },
  },
];

function papersViewClosed(): Pick<KioskView, 'parts' | 'services'> {
  const { parts, services } = papersView();
  const shut = Object.values(services).map((service) => [service.id, { ...service, open: false }] as const);
  return { parts: parts ?? PAPERS_ON, services: Object.fromEntries(shut) };
}
