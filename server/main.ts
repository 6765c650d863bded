/** The process: config → store → desk → app → listen; graceful stop. */
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { buildApp } from './app.ts';
import { carriesFiles, unpackFiles } from './backup/carried.ts';
import type { Backups } from './backup/schedule.ts';
import { buildName } from './build-name.ts';
import { startClockwork } from './clockwork.ts';
import type { Config } from './config.ts';
import { type Core, createCore } from './core.ts';
import { databaseFile, isOpenToOthers, takeDataFolder } from './data-folder.ts';
import { dayKey } from './day-key.ts';
import { demoRoutes } from './demo/routes.ts';
import { feedRoute } from './feed/route.ts';
import type { ViewContext } from './feed/views/parts.ts';
import { type DoorParts, identify } from './http/access.ts';
import { appointmentPlanRoutes } from './http/appointment-plans.ts';
import { appointmentRoutes } from './http/appointments.ts';
import { auditRoute } from './http/audit.ts';
import { cardRoute } from './http/cards.ts';
import { checkInRoute } from './http/check-in.ts';
import { clockRoute } from './http/clock.ts';
import { counterRoutes } from './http/counter-acts.ts';
import { dossierActRoutes } from './http/dossier-acts.ts';
import { dossierRoutes } from './http/dossiers.ts';
import { followRoute } from './http/follow.ts';
import { hallCodeRoutes } from './http/hall-code.ts';
import { healthRoute } from './http/health.ts';
import { helpRoutes } from './http/help.ts';
import { kioskAgentRoutes } from './http/kiosk-agent.ts';
import { kioskSlipRoutes } from './http/kiosk-slips.ts';
import { metricsRoute } from './http/metrics.ts';
import { trackSockets } from './http/open-sockets.ts';
import { paperRoutes } from './http/paper-lists.ts';
import { paperRequestRoutes } from './http/paper-requests.ts';
import type { App } from './http/parts.ts';
import { printJobRoutes } from './http/print-jobs.ts';
import type { QueueParts } from './http/queue-parts.ts';
import { ratingRoutes } from './http/ratings.ts';
import { replayRoutes } from './http/replay.ts';
import { servicesListRoute } from './http/services-list.ts';
import { slipCodeRoutes } from './http/slip-codes.ts';
import { stripRoutes } from './http/strips.ts';
import { ticketActRoutes } from './http/ticket-acts.ts';
import { ticketRoutes } from './http/tickets.ts';
import { voiceRecordingRoutes } from './http/voice.ts';
import { startKeeping } from './keeping.ts';
import { makeLogger } from './logger.ts';
import { handTicking, machineTicking, officeClock, type Ticking, tellClock } from './office-clock.ts';
import { officeHub } from './office-hub.ts';
import { packageRoot } from './package-root.ts';
import { startPrinting } from './print-room.ts';
import { tellRecordings } from './recordings.ts';
import { makeFollowToken } from './secrets.ts';
import { foldWhenQuiet } from './store/checkpoints.ts';
import { deviceStore } from './store/devices.ts';
import { historyOf } from './store/office.ts';
import { openStore } from './store/open.ts';
import { openPictures } from './store/pictures.ts';
import { sessionStore } from './store/sessions.ts';
import { keepCertificate } from './tls.ts';
import { loadVoices, voiceRoutes } from './voice/route.ts';
import { openStudio } from './voice/studio.ts';
import { openGate, startWatch } from './watch/watch.ts';

/** Connections that are still open this long after the stop began are cut. */
const GOODBYE_WITHIN_MS = 1_500;

export interface ServerOptions {
  readonly config: Config;
  /** The machine's clock, ms UTC, moved by hand in tests. */
  readonly now?: () => number;
  /** The counter beside it; without one a clock that is moved by hand never steps. */
  readonly ticking?: Ticking;
  readonly logger?: FastifyBaseLogger;
  /** Where Vite put the pages. */
  readonly pagesFolder?: string;
}

export interface Server {
  readonly app: App;
  readonly core: Core;
  readonly backups: Backups;
  /** Lets go at once what has had its time; the clockwork does so by itself. */
  sweep(): Promise<void>;
  /** e.g. `http://localhost:8080` */
  readonly origin: string;
  /** Looks at the files of the certificate, where there is one. */
  reload?(): Promise<void>;
  /** Does now what is due by the clock. */
  tick(): Promise<void>;
  /** Finishes open requests, closes the sockets with a reason, checkpoints. Calling it again waits for the same stop. */
  stop(): Promise<void>;
}

/** Serves the office in the data folder, which must hold one. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { config, logger = makeLogger(config.logLevel) } = options;
  const ticking = options.ticking ?? (options.now === undefined ? machineTicking() : handTicking(options.now));
  const pagesFolder = options.pagesFolder ?? join(packageRoot(), 'dist', 'pages');
  // Before anything is opened: a certificate that cannot be used is told, and nothing else has happened.
  const tls = config.tls === undefined ? undefined : keepCertificate(config.tls, logger, ticking.wall);
  const release = takeDataFolder(config.data);
  if (isOpenToOthers(config.data)) {
    logger.warn('other users of this machine can read the data folder; close it with: chmod 700');
  }
  const store = openStore(databaseFile(config.data));
  if (carriesFiles(store.sqlite)) unpackFiles(store.sqlite, config.data, String(ticking.wall()));
  const pictures = openPictures(config.data);
  const gate = openGate();
  const onError = (error: unknown): void => {
    gate.metrics.failed();
    logger.error({ failure: error }, 'a background task failed');
  };
  historyOf(store.db);
  const clock = officeClock(ticking, config.timeZone, {
    lastMoment: () => core.log.lastAt() ?? undefined,
    lastMomentBefore: (day) => core.log.lastMomentBefore(day),
    businessDay: () => core.hall.businessDay,
    waitingSince: (moment) => core.hall.waitsSince(moment),
    demo: () => core.facts.office().demo,
  });
  const { now } = clock;
  const folding = foldWhenQuiet(store, onError);
  const made = createCore({
    store,
    timeZone: config.timeZone,
    now,
    pictures: () => pictures.list().map((name) => `/pictures/${name}`),
    onError,
    onFlush(flush) {
      gate.store.onFlush(flush);
      gate.metrics.flushed(flush);
      if (flush.events > 0) folding.committed();
    },
  });
  const core = { ...made, desk: gate.metrics.counting(made.desk) };
  const { desk, hall } = core;
  if (clock.wentBack()) await desk.takeBackDay();
  await desk.turnDay();
  const startedAt = now();
  tellClock(clock, logger, core.toMoment);
  const { timeZone } = config;
  const context = (): ViewContext => ({
    hall,
    timeZone,
    now: now(),
    startedAt,
    clock: clock.trouble(),
    toMoment: core.toMoment,
  });
  const hub = officeHub({
    core,
    context,
    build: buildName(pagesFolder),
    limited: config.rateLimit,
    onDropped: gate.metrics.dropped,
    guarding: gate.feed.guarding,
    onError,
  });
  desk.onCommitted(hub.publish);
  const printRoom = await startPrinting({ core, config, logger, now });
  const keyOfDay = dayKey(config.data);
  const { backups, sweep } = await startKeeping({ core, config, logger, dayKey: keyOfDay, now, onError });
  const watch = await startWatch(gate, {
    core,
    dataFolder: config.data,
    timeZone,
    now,
    wall: ticking.wall,
    clockDifference: clock.difference,
    listeners: hub.listeners,
    certificateExpiresAt: () => tls?.expiresAt(),
    lastCopyAt: () => backups.state().lastSuccessAt ?? undefined,
  });
  const voices = await loadVoices(config.data, logger);
  const studio = openStudio({
    dataFolder: config.data,
    voices,
    fields: () => hall.office.services,
    accent: () => hall.office.settings.voice.accent,
    onError,
  });
  await tellRecordings(desk, store.db, await studio.heardSince(), core.toMoment);
  await sweep().catch(onError);

  const parts: QueueParts = {
    ...core,
    db: store.db,
    timeZone: config.timeZone,
    limits: config.rateLimit,
    context,
    dayKey: keyOfDay,
    newToken: makeFollowToken,
    onQueued: printRoom.wakeAll,
    backupState: backups.state,
  };
  const door: DoorParts = {
    // A terminal that only listens is idle: its open feed must not keep the session alive.
    sessions: { ...sessionStore(store.db), touch: () => undefined },
    devices: deviceStore(store.db),
    now,
    publicUrl: () => hall.office.settings.publicUrl,
  };
  const app = await buildApp(
    {
      config,
      db: store.db,
      desk,
      now,
      pagesFolder,
      pictures,
      voiceFile: voices.file,
      printerState: printRoom.stateOf,
      printTest: printRoom.printTest,
      onDeviceShutOut: (deviceId) => hub.shutOut({ deviceId }),
      onStaffShutOut: (staffId) => hub.shutOut({ staffId }),
      onAccessChanged: hub.askAgain,
      logger,
      onAnswered: watch.metrics.answered,
      ...(tls === undefined ? {} : { makeServer: tls.makeServer }),
    },
    [
      (scope) => ticketRoutes(scope, parts),
      (scope) => ticketActRoutes(scope, parts),
      (scope) => counterRoutes(scope, parts),
      (scope) => dossierRoutes(scope, parts),
      (scope) => dossierActRoutes(scope, parts),
      (scope) => paperRequestRoutes(scope, parts),
      (scope) => slipCodeRoutes(scope, parts),
      (scope) => servicesListRoute(scope, parts),
      (scope) => followRoute(scope, parts),
      (scope) => appointmentRoutes(scope, parts),
      (scope) => checkInRoute(scope, parts),
      (scope) => cardRoute(scope, parts),
      (scope) => hallCodeRoutes(scope, parts),
      (scope) => appointmentPlanRoutes(scope, parts),
      (scope) => paperRoutes(scope, parts),
      (scope) => helpRoutes(scope, parts),
      (scope) => stripRoutes(scope, parts, core.strips),
      (scope) => printJobRoutes(scope, parts),
      (scope) => kioskAgentRoutes(scope, { ...core, db: store.db, timeZone, now, agentHeard: printRoom.agentHeard }),
      (scope) => kioskSlipRoutes(scope, { ...printRoom, toMoment: core.toMoment }),
      (scope) => ratingRoutes(scope, parts),
      (scope) => replayRoutes(scope, { ...parts, facts: core.facts }),
      (scope) => auditRoute(scope, { store, timeZone: config.timeZone }),
      (scope) => healthRoute(scope, { checks: watch.checks, lastSeq: core.log.lastSeq }),
      (scope) => metricsRoute(scope, watch.metrics.register),
      (scope) => clockRoute(scope, { clock, desk }),
      (scope) => voiceRoutes(scope, voices),
      (scope) => voiceRecordingRoutes(scope, parts, studio),
      (scope) => demoRoutes(scope, { ...parts, demo: config.demo && core.facts.office().demo }),
      (scope) => feedRoute(scope, { hub, publicUrl: door.publicUrl, identify: (request) => identify(request, door) }),
    ],
  );
  const clockwork = startClockwork({
    desk,
    hall,
    timeZone: config.timeZone,
    clock,
    sweep,
    onError,
    onTrouble: () => tellClock(clock, logger, core.toMoment),
  });
  const cutSockets = trackSockets(app.server);
  await app.listen({ port: config.port, host: config.host });

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    clockwork.stop();
    tls?.stop();
    watch.stop();
    const copied = backups.stop();
    hub.stop();
    printRoom.kiosks.close();
    const late = setTimeout(cutSockets, GOODBYE_WITHIN_MS);
    // Side by side: a service manager waits five seconds for both (SPEC R14).
    await Promise.all([app.close(), printRoom.stop()]);
    clearTimeout(late);
    await desk.stop();
    await copied;
    folding.stop();
    store.close();
    release();
  };
  return {
    app,
    core,
    origin: originOf(app, config.host, tls === undefined ? 'http' : 'https'),
    ...(tls === undefined ? {} : { reload: tls.reload }),
    backups,
    sweep,
    tick: clockwork.tick,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

function originOf(app: App, host: string, scheme: 'http' | 'https'): string {
  const address = app.server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  const everywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
  return `${scheme}://${everywhere ? 'localhost' : host}:${port}`;
}
