/** Fastify, assembled from parts that are handed to it: the whole door is wired here and nowhere else. */
import cookie from '@fastify/cookie';
import Fastify, { type FastifyRequest, LogController } from 'fastify';
import { refuse } from '#common/contract/refusal.ts';
import { makeLogger } from '#server/logger.ts';
import { deviceStore } from '#server/store/devices.ts';
import { readOffice } from '#server/store/office.ts';
import { sessionStore } from '#server/store/sessions.ts';
import { addWebsockets } from './feed/websockets.ts';
import { guard } from './http/access.ts';
import { adminRoutes } from './http/admin.ts';
import { addApiDocs, isDocsRoute } from './http/api-docs.ts';
import { readJsonBodies } from './http/body.ts';
import { answerClientError } from './http/client-error.ts';
import { compileLazily } from './http/lazy-compilers.ts';
import { LOST_PAGE, noticeRoutes } from './http/notice-page.ts';
import { pageRoutes } from './http/pages.ts';
import { pairRoutes } from './http/pair.ts';
import type { App, AppParts, RoutePlugin } from './http/parts.ts';
import { answerError, refused } from './http/problem.ts';
import { addRateLimit } from './http/rate-limit.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { limitConnections, limitRequests, SERVER_OPTIONS } from './http/security-limits.ts';
import { sessionRoutes } from './http/session.ts';
import { sessionsRoutes } from './http/sessions.ts';

export type { App, AppParts, RoutePlugin } from './http/parts.ts';

const BODY_LIMIT = 64 * 1024;

/**
 * Builds the app; `routes` are the files of routes beside the door's own (tickets, counters, feed …).
 * The order is the order in which a request passes: headers, cookies, rate limit, the door, the route.
 */
export async function buildApp(parts: AppParts, routes: readonly RoutePlugin[] = []): Promise<App> {
  let stopping = false;
  const app: App = Fastify({
    loggerInstance: parts.logger ?? makeLogger(parts.config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    ...(parts.makeServer === undefined ? {} : { serverFactory: parts.makeServer }),
    // Proxies that the office names may say for whom they ask, by default those on this machine; nobody else may.
    trustProxy: [...(parts.config.trustedProxies ?? ['loopback'])],
    http: SERVER_OPTIONS,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      // An address that cannot be decoded; Fastify's own words would repeat it.
      request.log.debug({ code: error.code }, 'a request could not be routed');
      // Such a request passes no hook: its connection, once taken from HTTP for an upgrade, would stay open for ever.
      if (request.headers.upgrade !== undefined) {
        reply.header('connection', 'close');
        reply.raw.once('finish', () => request.raw.socket.destroySoon());
      }
      refused(reply, refuse('request.invalid', { detail: 'the address is not valid' }));
    },
    clientErrorHandler: answerClientError,
  });

  compileLazily(app);
  limitRequests(app.server);
  if (parts.config.rateLimit) limitConnections(app.server, parts.config.trustedProxies);
  app.setErrorHandler(answerError);
  app.addHook('onRequest', async (request, reply) => {
    if (stopping) return refused(reply, refuse('server.stopping'));
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const answer = { method: request.method, route, status: reply.statusCode, ms: reply.elapsedTime };
    request.log.debug(answer, 'answered');
    parts.onAnswered?.(answer);
  });

  readJsonBodies(app);
  await addSecurityHeaders(app, parts.config.hsts ?? false);
  await app.register(cookie);
  const door = {
    sessions: sessionStore(parts.db),
    devices: deviceStore(parts.db),
    now: parts.now,
    publicUrl: () => readOffice(parts.db).settings.publicUrl,
  };
  guard(app, door, isDocsRoute);
  await addRateLimit(app, parts.config.rateLimit);
  await addWebsockets(app);
  await addApiDocs(app);

  app.setNotFoundHandler({ ...(parts.config.rateLimit ? { preHandler: app.rateLimit() } : {}) }, (request, reply) =>
    wantsPage(request)
      ? reply.code(404).type('text/html; charset=utf-8').send(LOST_PAGE)
      : refused(reply, refuse('route.unknown')),
  );

  for (const plugin of [
    noticeRoutes,
    pageRoutes,
    pairRoutes,
    sessionRoutes,
    sessionsRoutes,
    ...adminRoutes,
    ...routes,
  ]) {
    await app.register(async (scope: App) => plugin(scope, parts));
  }
  return app;
}

/** A person with a browser, not a program: gets a page that can be read. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}
