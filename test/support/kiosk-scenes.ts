/** Every state of the kiosk, by name: how to come there. */
import type { Browser, Page } from 'playwright-core';
import type { KioskView } from '#common/contract/views.ts';
import { at, closedView, issueAnswer, kioskView, serviceId, servicesOf } from './fixtures/kiosk-view.ts';
import { type KioskStage, openKiosk, passTime } from './kiosk-stage.ts';
import type { OpenedPage, PageHost } from './page-host.ts';

export interface KioskScene {
  readonly name: string;
  readonly stage?: KioskStage;
  /** What the citizen does, or what happens, until the state is there. */
  act?(opened: OpenedPage): Promise<unknown>;
}

const field = (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).click();
const button = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

async function takeNumber({ page }: OpenedPage): Promise<void> {
  await field(page, /Hộ tịch/);
  await button(page, 'Lấy số');
  await heading(page, /Số của ông\/bà/);
}

const without = <T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = value;
  return rest;
};

const manyProcedures = (): KioskStage => {
  const services = servicesOf(7);
  const b = services[serviceId('B')];
  if (b === undefined) throw new Error('no field B');
  const procedures = [0, 1].flatMap((round) =>
    b.procedures.map((procedure) => ({
      ...procedure,
      code: `${procedure.code}.${round}`,
      papers: [...procedure.papers, ...procedure.papers, ...procedure.papers].map((paper, index) => ({
        ...paper,
        name: { vi: `${paper.name.vi} ${index + 1}`, en: `${paper.name.en} ${index + 1}` },
      })),
    })),
  );
  return { view: kioskView({ services: { ...services, [b.id]: { ...b, procedures } } }) };
};

const shutField = (): KioskStage => {
  const services = servicesOf(7);
  const c = services[serviceId('C')];
  return { view: kioskView({ services: { ...services, ...(c && { [c.id]: { ...c, open: false } }) } }) };
};

/** As a kiosk's agent shows it while it is cut off. */
function cutOff(left: Readonly<Record<string, number>> = {}, more: Partial<KioskView> = {}): KioskStage {
  const services = Object.values(servicesOf(7)).map(({ estimate: _, ...service }) => ({ ...service, waiting: 0 }));
  const all = services.map(({ id, prefix }) => [id, left[prefix] ?? 30]);
  return {
    view: kioskView({
      services: Object.fromEntries(services.map((service) => [service.id, service])),
      cutOff: { since: at('08:40'), left: Object.fromEntries(all) },
      ...more,
    }),
    api: {
      'POST /api/tickets': { status: 201, json: issueAnswer({ estimate: null, ahead: 0, cutOff: true }, 'B901') },
    },
  };
}

export const KIOSK_SCENES: readonly KioskScene[] = [
  { name: 'fields' },
  { name: 'fields-priority', act: ({ page }) => page.getByRole('button', { name: /ưu tiên/ }).click() },
  {
    name: 'fields-shut-no-paper',
    stage: { view: { ...(shutField().view ?? kioskView()), printer: { state: 'paper-out' } } },
  },
  { name: 'fields-9', stage: { view: kioskView({ services: servicesOf(9) }) } },
  { name: 'fields-14', stage: { view: kioskView({ services: servicesOf(14) }) } },
  { name: 'fields-none', stage: { view: kioskView({ services: {} }) } },
  { name: 'field', act: ({ page }) => field(page, /Hộ tịch/) },
  {
    name: 'field-chosen',
    async act({ page }) {
      await page.getByRole('button', { name: /ưu tiên/ }).click();
      await field(page, /Hộ tịch/);
      await button(page, 'Đăng ký khai sinh');
    },
  },
  {
    name: 'field-long-fee',
    async act({ page }) {
      await field(page, /Chứng thực/);
      await button(page, 'Chứng thực bản sao từ bản chính');
    },
  },
  {
    name: 'field-long-name',
    async act({ page }) {
      await field(page, /Hướng dẫn/);
      await heading(page, /Hướng dẫn/);
    },
  },
  {
    name: 'field-illustrative',
    async act({ page }) {
      await field(page, /Hộ tịch/);
      await button(page, 'Cấp giấy xác nhận tình trạng hôn nhân');
    },
  },
  {
    name: 'field-many',
    stage: manyProcedures(),
    async act({ page }) {
      await field(page, /Hộ tịch/);
      await button(page, 'Đăng ký khai sinh');
    },
  },
  {
    name: 'field-refused',
    stage: {
      api: {
        'POST /api/tickets': {
          status: 409,
          json: { type: '', title: '', status: 409, code: 'service.closed', message: { vi: '', en: '' } },
        },
      },
    },
    async act({ page }) {
      await field(page, /Hộ tịch/);
      await button(page, 'Lấy số');
      await page.getByText('Xin quay lại trong giờ làm việc').waitFor();
    },
  },
  {
    name: 'field-taking',
    stage: { api: { 'POST /api/tickets': () => new Promise(() => undefined) } },
    async act({ page }) {
      await field(page, /Hộ tịch/);
      await button(page, 'Lấy số');
      await page.getByText('Đang lấy số…').waitFor();
    },
  },
  {
    name: 'taking',
    stage: { api: { 'POST /api/tickets': { lost: true } } },
    async act({ page }) {
      await field(page, /Hộ tịch/);
      await button(page, 'Lấy số');
      await heading(page, /Đang lấy số/);
      await page.clock.runFor(16_000);
      await page.getByRole('button', { name: 'Không chờ nữa' }).waitFor();
    },
  },
  { name: 'number-printing', act: takeNumber },
  {
    name: 'number',
    async act(opened) {
      await field(opened.page, /Hộ tịch/);
      await button(opened.page, 'Đăng ký khai sinh');
      await button(opened.page, 'Lấy số');
      await heading(opened.page, /Số của ông\/bà/);
      opened.push({ type: 'print.printed', jobId: 'job-1', label: 'B009' });
      await opened.page.getByText('Mời ông/bà nhận').waitFor();
    },
  },
  {
    name: 'number-wide',
    stage: {
      api: {
        'POST /api/tickets': {
          status: 201,
          json: issueAnswer(
            { ahead: 124, estimate: { minutes: { low: 120, high: 165 } }, counters: [1, 2, 5, 6, 12, 24] },
            'WM1404',
          ),
        },
      },
    },
    async act(opened) {
      await takeNumber(opened);
      opened.push({ type: 'print.printed', jobId: 'job-1', label: 'WM1404' });
      await opened.page.getByText('Mời ông/bà nhận').waitFor();
    },
  },
  {
    name: 'number-unknown-wait',
    stage: {
      api: {
        'POST /api/tickets': { status: 201, json: issueAnswer({ ahead: 0, estimate: null, counters: [] }, 'D404') },
      },
    },
    act: takeNumber,
  },
  {
    name: 'number-no-paper',
    async act(opened) {
      await takeNumber(opened);
      opened.push({ type: 'print.failed', jobId: 'job-1', label: 'B009', state: 'not-printed', reason: 'paper-out' });
      await opened.page.getByText('Máy đang hết giấy in').waitFor();
    },
  },
  {
    name: 'number-cover-open',
    async act(opened) {
      await takeNumber(opened);
      opened.push({ type: 'print.failed', jobId: 'job-1', label: 'B009', state: 'not-printed', reason: 'cover-open' });
      await opened.page.getByText('Nắp máy in đang mở').waitFor();
    },
  },
  {
    name: 'number-printer-off',
    stage: { view: kioskView({ printer: { state: 'unreachable' } }) },
    async act(opened) {
      await takeNumber(opened);
      await opened.page.getByText('Máy in đang gặp sự cố').waitFor();
    },
  },
  {
    name: 'number-partly',
    async act(opened) {
      await takeNumber(opened);
      opened.push({ type: 'print.failed', jobId: 'job-1', label: 'B009', state: 'partly', reason: 'paper-out' });
      await opened.page.getByText('Máy đang hết giấy in').waitFor();
    },
  },
  {
    name: 'number-maybe',
    async act(opened) {
      await takeNumber(opened);
      opened.push({ type: 'print.failed', jobId: 'job-1', label: 'B009', state: 'unknown', reason: 'wrong-device' });
      await opened.page.getByText('Phiếu có thể chưa in được').waitFor();
    },
  },
  {
    name: 'number-no-link',
    stage: {
      api: {
        'POST /api/tickets': {
          status: 201,
          json: issueAnswer({ followUrl: '', print: { jobId: null, state: 'no-printer' } }),
        },
      },
    },
    async act(opened) {
      await takeNumber(opened);
      await opened.page.getByText('Mời ông/bà chụp ảnh màn hình này').waitFor();
    },
  },
  {
    name: 'number-no-printer',
    stage: {
      view: without(kioskView(), 'printer'),
      api: { 'POST /api/tickets': { status: 201, json: issueAnswer({ print: { jobId: null, state: 'no-printer' } }) } },
    },
    async act(opened) {
      await takeNumber(opened);
      await opened.page.getByText('Máy này không in phiếu').waitFor();
    },
  },
  { name: 'papers', act: ({ page }) => button(page, 'Tra cứu giấy tờ') },
  {
    name: 'papers-field',
    async act({ page }) {
      await button(page, 'Tra cứu giấy tờ');
      await field(page, /Hộ tịch/);
      await button(page, 'Đăng ký kết hôn');
    },
  },
  {
    name: 'papers-many',
    stage: manyProcedures(),
    async act({ page }) {
      await button(page, 'Tra cứu giấy tờ');
      await field(page, /Hộ tịch/);
      await button(page, 'Đăng ký khai sinh');
    },
  },
  {
    name: 'help',
    async act({ page }) {
      await button(page, 'Tôi cần giúp đỡ');
      await heading(page, /Xin ông\/bà chờ/);
    },
  },
  {
    name: 'help-coming',
    async act(opened) {
      await takeNumber(opened);
      await button(opened.page, 'Tôi cần giúp đỡ');
      const help = { id: 'help-1', state: 'answered', at: at('08:43'), counterNumber: 5 };
      opened.push({ type: 'help.answered' }, { help });
      await heading(opened.page, /Nhân viên đang/);
    },
  },
  {
    name: 'help-failed',
    stage: { api: { 'POST /api/help': { lost: true } } },
    async act({ page }) {
      await button(page, 'Tôi cần giúp đỡ');
      await heading(page, /Xin gọi nhân viên/);
    },
  },
  { name: 'closed', stage: { view: closedView(), now: at('17:12') } },
  {
    name: 'closed-holiday',
    stage: {
      view: closedView({
        today: [],
        opensAt: at('07:30', '25'),
        holiday: { vi: 'Ngày Văn hóa Việt Nam', en: 'Viet Nam Culture Day' },
      }),
      now: at('09:12'),
    },
  },
  { name: 'closed-lunch', stage: { view: closedView({ opensAt: at('13:30') }), now: at('12:05') } },
  { name: 'cut-off', stage: cutOff() },
  { name: 'cut-off-9', stage: cutOff({ A: 7 }, { services: servicesOf(9) }) },
  { name: 'cut-off-few', stage: cutOff({ A: 7, B: 1, D: 0 }, { printer: { state: 'paper-out' } }) },
  { name: 'cut-off-field', stage: cutOff(), act: ({ page }) => field(page, /Hộ tịch/) },
  { name: 'cut-off-number', stage: cutOff(), act: takeNumber },
  {
    name: 'cut-off-used-up',
    stage: cutOff({ B: 1 }),
    async act({ page, push }) {
      await field(page, /Hộ tịch/);
      await page.getByRole('button', { name: 'Lấy số', exact: true }).waitFor();
      push({ type: 'counter.acted' }, { cutOff: { left: { [serviceId('B')]: 0 } } });
      await page.getByText(/Xin hỏi nhân viên tại bàn hướng dẫn/).waitFor();
    },
  },
  { name: 'number-not-in-line', stage: { view: kioskView({ notInLine: ['A905'] }) } },
  {
    name: 'lost',
    async act(opened) {
      opened.cut();
      await opened.page.clock.runFor(6_000);
      await heading(opened.page, /Xin lấy số với/);
    },
  },
  { name: 'denied', stage: { view: undefined } },
  {
    name: 'idle',
    async act(opened) {
      const { page } = opened;
      await field(page, /Hộ tịch/);
      await passTime(opened, 22_000);
      await page.locator('.band').waitFor();
    },
  },
  {
    name: 'listen-no-voice',
    async act({ page }) {
      await button(page, 'Nghe đọc');
      await page.locator('.band').waitFor();
    },
  },
];

/** Opens the page and brings it into the state. */
export async function openScene(
  browser: Browser,
  host: PageHost,
  scene: KioskScene,
  size: KioskStage['size'],
): Promise<OpenedPage> {
  const opened = await openKiosk(browser, host, { ...scene.stage, ...(size === undefined ? {} : { size }) });
  await scene.act?.(opened);
  return opened;
}
