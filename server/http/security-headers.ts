import helmet from '@fastify/helmet';
import type { App } from './parts.ts';

const HSTS_SECONDS = 180 * 24 * 3_600;

/**
 * Everything from this server and nothing inline; no framing, no sniffing, and no referrer, since the address of a
 * ticket's page holds its token. `hsts` only for an office with a certificate of its own that asked for it: most serve plain
 * http on their own network, and a proxy in front decides for itself.
 */
export async function addSecurityHeaders(app: App, hsts = false): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'"],
        // Older phones do not count a websocket of the same host as 'self'.
        connectSrc: ["'self'", ({ headers }) => websocketOf(headers.host)],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: hsts ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
    // Browsers ignore these two on plain http and fill the console with it.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', NO_PERMISSION);
  });
}

/** What no page of ours asks for, no script that got into one may have either. */
const FEATURES = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'bluetooth',
  'display-capture',
  'midi',
] as const;

/** The header of a page that needs one of them itself; without it, of all others. */
export function permissions(allowed?: (typeof FEATURES)[number]): string {
  return FEATURES.map((feature) => `${feature}=(${feature === allowed ? 'self' : ''})`).join(', ');
}

const NO_PERMISSION = permissions();

function websocketOf(host: string | undefined): string {
  return host !== undefined && /^[\w.[\]:-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
