/** Opens the counter terminal on the Monday of the fixtures, with an API that says yes unless a test says otherwise. */
import type { Browser } from 'playwright-core';
import type { CounterView } from '#common/contract/views.ts';
import { at, counterId, counterView, staffId, staffView } from './fixtures/staff-view.ts';
import { type FakeAnswer, type OpenedPage, type OpenOptions, openPage, type PageHost } from './page-host.ts';

export const WIDE = { width: 1366, height: 768 };
export const NARROW = { width: 420, height: 720 };

type Api = NonNullable<OpenOptions['api']>;

export interface CounterStage {
  readonly view?: CounterView;
  readonly size?: { readonly width: number; readonly height: number };
  readonly now?: string;
  readonly api?: Api;
}

/** The answer to an act: its ticket is not read by the page, the feed shows what changed. */
const YES: FakeAnswer = { json: { ticket: {} } };

export const ME = { id: staffId(3), name: 'Nguyễn Thị Hoài', role: 'operator' } as const;

/** Who is signed in, sitting at counter 3 unless told otherwise. */
export function sessionAnswer(counter: string | null = counterId(3), mustChangePassword = false): FakeAnswer {
  return { json: { staff: ME, mustChangePassword, counterId: counter } };
}

/** A refusal as the server words it. */
export function problem(status: number, code: string, vi: string, en = vi): FakeAnswer {
  return { status, json: { type: 'about:blank', title: code, status, code, message: { vi, en } } };
}

/** `GET /api/counters` of the story; the counters in `free` have nobody. */
export function countersAnswer(free: readonly number[] = [3]): FakeAnswer {
  const counters = Object.values(staffView().counters).map(({ id, number, name, serviceIds, session }) => ({
    id,
    number,
    name,
    serviceIds,
    session:
      session === undefined || free.includes(number)
        ? null
        : { staffId: session.staffId, staffName: session.staffName, paused: session.pausedAt !== undefined },
  }));
  return { json: { counters } };
}

export const servicesAnswer = (): FakeAnswer => ({ json: { services: Object.values(staffView().services) } });

function yesToAll(view: CounterView): Api {
  const verbs = ['start', 'complete', 'park', 'no-show', 'recall', 'transfer', 'print', 'call', 'return', 'priority'];
  const tickets = Object.keys(view.tickets).flatMap((id) => verbs.map((verb) => `POST /api/tickets/${id}/${verb}`));
  const counter = `/api/counters/${view.me.counterId}`;
  const calls = [
    ...tickets,
    ...Object.keys(view.help).map((id) => `POST /api/help/${id}/answer`),
    `POST ${counter}/call-next`,
    `POST ${counter}/undo`,
    `PUT ${counter}/session`,
    `PATCH ${counter}/session`,
    `DELETE ${counter}/session`,
  ];
  return Object.fromEntries(calls.map((call) => [call, YES]));
}

/** Opens the page on a view of counter 3. */
export async function openCounter(
  browser: Browser,
  host: PageHost,
  { view = counterView(), size = WIDE, now = at('08:46:20'), api = {} }: CounterStage = {},
): Promise<OpenedPage> {
  return openPage(browser, host, {
    path: '/counter-terminal/index.html',
    size,
    now,
    views: { [`counter:${counterId(3)}`]: view },
    api: {
      'GET /api/session': sessionAnswer(),
      'GET /api/counters': countersAnswer(),
      'GET /api/services': servicesAnswer(),
      'DELETE /api/session': { status: 204 },
      ...yesToAll(view),
      ...api,
    },
  });
}

/** Requests that change something, as `METHOD /path` with the body. */
export function acts({ requests }: OpenedPage): { call: string; body: unknown }[] {
  return requests.filter(({ call }) => !call.startsWith('GET ')).map(({ call, body }) => ({ call, body }));
}
