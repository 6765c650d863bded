/** The agent as a whole: store → till → link → printer → page (SPEC G). Everything is wired here. */
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { WireEvent } from '#common/contract/events.ts';
import type { PrinterBody } from '#common/contract/office.ts';
import { buildName } from '#server/build-name.ts';
import { takeDataFolder } from '#server/data-folder.ts';
import { trackSockets } from '#server/http/open-sockets.ts';
import { makeLogger } from '#server/logger.ts';
import { momentFormat } from '#server/moment.ts';
import { packageRoot } from '#server/package-root.ts';
import { transportOf } from '#server/printing/drivers.ts';
import type { PrinterTransport } from '#server/printing/types.ts';
import { loadVoices } from '#server/voice/route.ts';
import { buildAgentApp } from './app.ts';
import { createOfficeClock } from './clock.ts';
import { exchange } from './exchange.ts';
import { createGiver } from './give.ts';
import { leftClean } from './left-clean.ts';
import { createLink, type Link, type LinkState } from './link.ts';
import { dayNow, recall, remember, viewKeeper } from './memory.ts';
import { givePapers } from './own-papers.ts';
import { createPageFeed } from './page-feed.ts';
import { pageFiles } from './page-files.ts';
import { pageView } from './page-view.ts';
import { type Paired, pairingRoute, pairWith } from './pairing.ts';
import { describePrinter, startPrintCorner } from './print-corner.ts';
import { localPrinter } from './printer.ts';
import { agentRoutes } from './routes.ts';
import { followServer } from './server-feed.ts';
import type { AgentSettings } from './settings.ts';
import { agentFile, openAgentStore } from './store.ts';
import { heldCount, refusedLabels } from './tickets.ts';
import { leftOn } from './till.ts';
import { createUpstream } from './upstream.ts';

export interface AgentOptions {
  readonly settings: AgentSettings;
  readonly logger?: FastifyBaseLogger;
  readonly pagesFolder?: string;
  /** This PC's clock. */
  readonly wall?: () => number;
  /** The way to the printer; tests have none on their USB. */
  readonly transportOf?: (settings: PrinterBody, dataFolder: string, clean: boolean) => PrinterTransport;
}

export interface Agent {
  /** e.g. `http://localhost:8081` */
  readonly origin: string;
  readonly state: LinkState;
  /** Exchanges a code; the agent goes on by itself from there. */
  pair(code: string): Promise<Paired>;
  stop(): Promise<void>;
}

/** Loopback only: the page of this PC and nobody else. */
const HOST = '127.0.0.1';
const GOODBYE_WITHIN_MS = 1_500;
/** A page that was opened with the PC is not shown "cut off" for the second that the first connection takes. */
const GRACE_MS = 3_000;
const LOOK_EVERY_MS = 10_000;

export async function startAgent(options: AgentOptions): Promise<Agent> {
  const { settings, logger = makeLogger(settings.logLevel), wall = Date.now } = options;
  const pagesFolder = options.pagesFolder ?? join(packageRoot(), 'dist', 'pages');
  const release = takeDataFolder(settings.data);
  const store = openAgentStore(agentFile(settings.data));
  const kept = recall(store.db);
  const serverUrl = settings.serverUrl ?? kept.serverUrl;
  if (serverUrl === null) throw new Error('an agent without a server was started');
  store.write((db) =>
    remember(db, {
      serverUrl,
      ...(settings.token === undefined || settings.token === kept.token
        ? {}
        : { token: settings.token, shutOut: false }),
    }),
  );
  const clock = createOfficeClock({
    wall,
    ticks: () => performance.now(),
    offsetMs: kept.offsetMs,
    seenAt: kept.seenAt,
  });
  const boot = uuidv7();
  const token = (): string | null => recall(store.db).token;
  const upstream = createUpstream({ serverUrl, token });
  const onError = (error: unknown): void => {
    logger.error({ failure: error }, 'a background task failed');
  };

  const openPrinter = options.transportOf ?? transportOf;
  const printer =
    settings.printer === undefined
      ? undefined
      : localPrinter(settings.printer, openPrinter(settings.printer, settings.data, leftClean(store.db)), () => {
          link.poke();
          pages.tell();
        });

  const keepView = viewKeeper(store);
  let view = kept.view;
  let lastHeard = kept.seenAt;
  const began = performance.now();
  const pages = createPageFeed({
    build: buildName(pagesFolder),
    at: () => momentFormat(recall(store.db).facts?.timeZone ?? 'UTC')(clock.now()),
    show() {
      const state = link.state;
      if (state.kind === 'unpaired' || state.kind === 'denied') return 'denied';
      const { facts } = recall(store.db);
      if (view === null || facts === null) return 'nothing';
      const away = state.kind === 'cut-off';
      if (away && state.since === undefined && performance.now() - began < GRACE_MS) return 'nothing';
      return pageView({
        view,
        facts,
        cutOff: away ? { since: state.since ?? lastHeard } : undefined,
        now: clock.now(),
        left: (day) => leftOn(store.db, day),
        refused: (day) => refusedLabels(store.db, day),
        printer: printer?.state,
      });
    },
  });
  const link: Link = createLink({
    initial: firstState(token(), recall(store.db).shutOut),
    now: clock.now,
    exchange: () =>
      exchange({
        store,
        clock,
        boot,
        upstream,
        logger,
        printer: () => describePrinter(printer),
      }),
    onChange(state) {
      logger.info({ state: state.kind }, 'the connection to the server has changed');
      if (state.kind === 'denied') store.write((db) => remember(db, { shutOut: true }));
      pages.tell();
    },
    onError,
  });
  const feed = followServer({
    serverUrl,
    token,
    listener: {
      view(next, message) {
        view = next;
        keepView(next);
        const event: WireEvent | undefined = message?.event;
        pages.tell(event);
      },
      time(serverMs) {
        clock.confirm(serverMs);
        lastHeard = serverMs;
      },
      up: link.up,
      down: link.down,
      denied: link.denied,
    },
  });

  const pair = async (code: string): Promise<Paired> => {
    const paired = await pairWith(upstream, store, code);
    if (paired.ok) {
      link.paired();
      feed.reconnect();
    }
    return paired;
  };

  const corner = await startPrintCorner({
    printer,
    store,
    upstream,
    logger,
    dataFolder: settings.data,
    onOutcome: (job, outcome) => pages.tell(outcomeEvent(job.id, outcome)),
    now: clock.now,
    timeZone: () => recall(store.db).facts?.timeZone ?? 'UTC',
    live: () => link.state.kind === 'live',
    untilLive: link.untilLive,
  });

  const giver = createGiver({
    store,
    clock,
    boot,
    serverUrl,
    hasPrinter: printer !== undefined,
    newId: uuidv7,
    upstream,
    live: () => link.state.kind === 'live',
    logger,
  });
  const voices = await loadVoices(settings.data, logger);
  const app = await buildAgentApp(logger, [
    (scope) =>
      agentRoutes(scope, {
        giver,
        papers: (body, key) =>
          givePapers(
            {
              store,
              clock,
              serverUrl,
              hasPrinter: printer !== undefined,
              upstream,
              live: () => link.state.kind === 'live',
            },
            body,
            key,
          ),
        feed: pages,
        upstream,
        link: () => link.state,
        onOwnNumber() {
          corner.wake();
          pages.tell();
          link.poke();
        },
        health() {
          const { facts } = recall(store.db);
          return {
            status: 'ok',
            link: link.state.kind,
            notHandedIn: heldCount(store.db),
            left: facts === null ? {} : leftOn(store.db, dayNow(facts, clock.now())),
            printer: printer?.state ?? null,
            uptime: process.uptime(),
          };
        },
      }),
    (scope) => pageFiles(scope, { pagesFolder, voices }),
    (scope) => pairingRoute(scope, { needed: () => isShut(link.state), pair }),
  ]);
  // Hours begin and end, and days change, without anybody saying so.
  const look = setInterval(() => {
    pages.tell();
    if (link.state.kind === 'live') store.write((db) => remember(db, { seenAt: clock.now() }));
  }, LOOK_EVERY_MS);
  look.unref();
  const grace = setTimeout(() => pages.tell(), GRACE_MS + 50);
  grace.unref();
  const cutSockets = trackSockets(app.server);
  await app.listen({ port: settings.port, host: HOST });

  const stop = async (): Promise<void> => {
    clearInterval(look);
    clearTimeout(grace);
    pages.stop();
    const late = setTimeout(cutSockets, GOODBYE_WITHIN_MS);
    await Promise.all([app.close(), corner.stop()]);
    clearTimeout(late);
    feed.stop();
    await link.stop();
    store.close();
    release();
  };
  let stopping: Promise<void> | undefined;
  const address = app.server.address();
  return {
    origin: `http://localhost:${address === null || typeof address === 'string' ? settings.port : address.port}`,
    get state() {
      return link.state;
    },
    pair,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

function firstState(token: string | null, shutOut: boolean): LinkState {
  if (token === null) return { kind: 'unpaired' };
  return shutOut ? { kind: 'denied' } : { kind: 'cut-off', since: undefined };
}

const isShut = ({ kind }: LinkState): boolean => kind === 'unpaired' || kind === 'denied';

function outcomeEvent(jobId: string, outcome: { readonly state: string; readonly reason?: string }): WireEvent {
  return outcome.reason === undefined
    ? { type: 'print.printed', jobId, state: outcome.state }
    : { type: 'print.failed', jobId, state: outcome.state, reason: outcome.reason };
}
