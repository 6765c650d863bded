/** Opens the admin console on the Monday fixtures. */
import type { Browser } from 'playwright-core';
import type { StaffView } from '#common/contract/views.ts';
import { adminApi, type FakeApi } from '#test/support/fixtures/admin-api.ts';
import { at, staffView } from '#test/support/fixtures/staff-view.ts';
import { type OpenedPage, openPage, type PageHost } from '#test/support/page-host.ts';

export interface AdminOptions {
  readonly route?: string;
  readonly role?: 'admin' | 'supervisor' | 'operator';
  readonly view?: StaffView;
  readonly api?: FakeApi;
  readonly width?: number;
}

/** `route` is what stands after `#/`. */
export function openAdmin(browser: Browser, host: PageHost, options: AdminOptions = {}): Promise<OpenedPage> {
  const { route = 'now', role = 'admin', view = staffView(), api = {}, width = 1440 } = options;
  return openPage(browser, host, {
    path: `/admin-console/index.html#/${route}`,
    size: { width, height: 900 },
    now: '2026-11-23T08:46:10.000+07:00',
    views: { monitor: view },
    api: { ...adminApi(role), ...api },
  });
}

/** Picture admin-1: paper out, a line too long, a screen cut off; and a call for help, low paper, a silent screen. */
export function busyView(): StaffView {
  const calm = staffView();
  const part = <T>(map: Readonly<Record<string, T>>, id: string): T => {
    const found = map[id];
    if (found === undefined) throw new Error(`the story has no ${id}`);
    return found;
  };
  return staffView({
    printers: {
      'printer-1': { ...part(calm.printers, 'printer-1'), state: 'paper-out', since: at('08:43') },
      'printer-2': { ...part(calm.printers, 'printer-2'), state: 'paper-low', since: at('08:40') },
    },
    printProblems: {
      'job-1': {
        jobId: 'job-1',
        ticketId: 'ticket-b009',
        label: 'B009',
        printerId: 'printer-1',
        printerName: 'Máy in cửa chính',
        state: 'not-printed',
        reason: 'paper-out',
        at: at('08:43'),
      },
    },
    devices: {
      ...calm.devices,
      'display-1': { ...part(calm.devices, 'display-1'), problem: 'sound-blocked' },
      'display-2': { ...part(calm.devices, 'display-2'), connected: false, since: at('08:31') },
    },
    help: { 'help-1': { id: 'help-1', deviceId: 'kiosk-2', deviceLabel: 'Máy lấy số sảnh phụ', at: at('08:45') } },
  });
}
