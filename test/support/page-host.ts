/** Serves the pages, and plays the server's part from fixtures: for tests of a page alone. */
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { preview } from 'vite';
import type { ServerMessage } from '#common/contract/feed.ts';
import { packageRoot } from '#server/package-root.ts';
import { BUILT_PAGES } from './built-pages.ts';
import { LentPages } from './lent-pages.ts';

export interface PageHost {
  readonly origin: string;
  /** The windows of this file's tests. */
  readonly pages: LentPages;
  close(): Promise<void>;
}

/** The built pages on a free port, one for a test file. */
export async function startPageHost(): Promise<PageHost> {
  const host = await preview({
    root: packageRoot(),
    configFile: false,
    build: { outDir: BUILT_PAGES },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
    appType: 'mpa',
  });
  const address = host.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('vite has no port');
  return { origin: `http://127.0.0.1:${address.port}`, pages: new LentPages(), close: () => host.close() };
}

export interface FakeAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer is lost on its way: the page cannot know whether the server acted. */
  readonly lost?: boolean;
}

export interface OpenOptions {
  /** e.g. `/kiosk-ui/index.html` */
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Snapshot by topic; a topic that is missing is closed with 4401. */
  readonly views: Readonly<Record<string, unknown>>;
  /** Answers by `METHOD /path`; what is missing answers 404. */
  readonly api?: Readonly<Record<string, FakeAnswer | ((body: unknown) => FakeAnswer | Promise<FakeAnswer>)>>;
  /** The moment that server and page take for now. */
  readonly now?: string;
  /** Runs before the page is opened, to serve more than the feed and the API. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Runs in the page before its own scripts, each time that it is loaded. */
  readonly script?: () => void;
}

export interface OpenedPage {
  readonly page: Page;
  /** Closed, the page goes to the next test. */
  readonly context: { close(): Promise<void> };
  /** Sends an event with a merge patch to every open feed. */
  push(event: { type: string; [key: string]: unknown }, view?: unknown): void;
  /** Cuts the feed and refuses new connections, as a server that is away. */
  cut(): void;
  /** Lets the feed connect again. */
  restore(): void;
  /** What the page asked for: `METHOD /path`, the body and the Idempotency-Key. */
  readonly requests: { readonly call: string; readonly body: unknown; readonly key: string | undefined }[];
}

/** Opens a page whose feed and API are fixtures. */
export async function openPage(browser: Browser, host: PageHost, options: OpenOptions): Promise<OpenedPage> {
  const page = await host.pages.take(browser, options);
  const started = Date.now();
  const base = options.now === undefined ? started : Date.parse(options.now);
  const at = (): string => new Date(base + (Date.now() - started)).toISOString();
  let seq = 100;
  let away = false;
  const sockets = new Map<WebSocketRoute, ReturnType<typeof setInterval>>();
  const requests: { call: string; body: unknown; key: string | undefined }[] = [];

  await page.routeWebSocket(/\/api\/feed$/, (ws) => {
    if (away) {
      void ws.close();
      return;
    }
    const send = (message: ServerMessage): void => ws.send(JSON.stringify(message));
    ws.onMessage((text) => {
      const hello = JSON.parse(String(text)) as { type: string; topic: string };
      if (hello.type !== 'hello') return;
      const view = options.views[hello.topic];
      if (view === undefined) {
        void ws.close({ code: 4401 });
        return;
      }
      send({ type: 'snapshot', seq, at: at(), build: 'dev', view });
      sockets.set(
        ws,
        setInterval(() => send({ type: 'heartbeat', seq, at: at(), build: 'dev' }), 1_000),
      );
    });
    ws.onClose(() => {
      clearInterval(sockets.get(ws));
      sockets.delete(ws);
    });
  });

  await page.route(/\/api\//, async (route) => {
    const request = route.request();
    const call = `${request.method()} ${new URL(request.url()).pathname}`;
    const body: unknown = request.postData() === null ? undefined : request.postDataJSON();
    requests.push({ call, body, key: request.headers()['idempotency-key'] });
    if (away) return route.abort();
    const answer = options.api?.[call];
    const {
      status = 200,
      json,
      headers = {},
      lost = false,
    } = answer === undefined ? notFound(call) : typeof answer === 'function' ? await answer(body) : answer;
    if (lost) return route.abort();
    if (json === undefined) return route.fulfill({ status, headers });
    return route.fulfill({ status, headers, json });
  });

  await options.prepare?.(page);
  const script = options.script === undefined ? undefined : await page.addInitScript(options.script);
  await host.pages.goto(page, `${host.origin}${options.path}`);
  return {
    page,
    context: {
      async close() {
        for (const beat of sockets.values()) clearInterval(beat);
        sockets.clear();
        await script?.dispose();
        await host.pages.giveBack(browser, page, options.now !== undefined);
      },
    },
    requests,
    push(event, view) {
      const prev = seq;
      seq += 1;
      const message: ServerMessage = {
        type: 'event',
        seq,
        prev,
        at: at(),
        event: event as Extract<ServerMessage, { type: 'event' }>['event'],
        ...(view === undefined ? {} : { view }),
      };
      for (const ws of sockets.keys()) ws.send(JSON.stringify(message));
    },
    cut() {
      away = true;
      for (const ws of sockets.keys()) void ws.close();
    },
    restore() {
      away = false;
    },
  };
}

function notFound(call: string): FakeAnswer {
  return {
    status: 404,
    json: {
      type: 'about:blank',
      title: 'not found',
      status: 404,
      code: 'route.unknown',
      detail: call,
      message: { vi: 'Không có địa chỉ này.', en: 'No such address.' },
    },
  };
}
