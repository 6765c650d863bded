/** The agent's small server for the page on its own PC. The same headers and the same habits as the office's server. */
import Fastify, { type FastifyBaseLogger, type FastifyRequest, LogController } from 'fastify';
import { refuse } from '#common/contract/refusal.ts';
import { addWebsockets } from '#server/feed/websockets.ts';
import { readJsonBodies } from '#server/http/body.ts';
import { answerClientError } from '#server/http/client-error.ts';
import { compileLazily } from '#server/http/lazy-compilers.ts';
import { LOST_PAGE, noticeRoutes } from '#server/http/notice-page.ts';
import { isForeign } from '#server/http/origin.ts';
import type { App } from '#server/http/parts.ts';
import { answerError, refused } from '#server/http/problem.ts';
import { addSecurityHeaders } from '#server/http/security-headers.ts';

const BODY_LIMIT = 16 * 1024;

/** A page of another site cannot come in under a name of its own that leads to this PC. */
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

export async function buildAgentApp(
  logger: FastifyBaseLogger,
  routes: readonly ((app: App) => void | Promise<void>)[],
): Promise<App> {
  let stopping = false;
  const app: App = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => {
      refused(reply, refuse('request.invalid', { detail: 'the address is not valid' }));
    },
    clientErrorHandler: answerClientError,
  });
  compileLazily(app);
  app.setErrorHandler(answerError);
  app.addHook('onRequest', async (request, reply) => {
    if (stopping) return refused(reply, refuse('server.stopping'));
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (!OWN_NAMES.test(request.host) || (!isSafe(request) && isForeign(request, null))) {
      return refused(reply, refuse('auth.forbidden', { detail: 'only the page of this kiosk is served' }));
    }
  });
  app.addHook('preClose', async () => {
    stopping = true;
  });
  readJsonBodies(app);
  await addSecurityHeaders(app);
  await addWebsockets(app);
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET' && !request.url.startsWith('/api/')
      ? reply.code(404).type('text/html; charset=utf-8').send(LOST_PAGE)
      : refused(reply, refuse('route.unknown')),
  );
  for (const register of [noticeRoutes, ...routes]) await app.register(async (scope: App) => register(scope));
  return app;
}

/** Reading is open to any page of this PC; the feed and whatever changes something is not. */
function isSafe({ method, headers }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && headers.upgrade === undefined;
}
