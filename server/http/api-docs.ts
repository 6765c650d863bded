import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { Problem } from '#common/contract/errors.ts';
import { inDialect } from './openapi-dialect.ts';
import type { App } from './parts.ts';

const DOCS = '/api/docs';

/** The one style that the reader's own script adds; another version of it may want another (test/e2e/content-policy). */
const READER_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

/** The server describes itself: OpenAPI 3.1 at `/api/openapi.json`, readable at `/api/docs`. */
export async function addApiDocs(app: App): Promise<void> {
  app.addSchema(Problem);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lượt',
        description:
          'The queue of a public office. Errors are RFC 9457 problems with a stable `code`; times are ISO 8601 with offset. The websocket `/api/feed` is described in docs/PROTOCOL.md.',
        version: '1',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'luot_session' },
          device: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `Schema${index}`) },
    transform: ({ schema, url, route }) => ({ schema: described(schema, route.config?.access), url }),
    transformObject: (document) =>
      inDialect('openapiObject' in document ? document.openapiObject : document.swaggerObject),
  });
  app.route({
    method: 'GET',
    url: '/api/openapi.json',
    config: { access: 'anybody' },
    schema: { hide: true },
    handler: async () => app.swagger(),
  });
  await app.register(async (docs) => {
    await docs.register(swaggerUi, {
      routePrefix: DOCS,
      // The reader's own scripts and styles, by their hashes, and only below this path.
      staticCSP: true,
      transformStaticCSP: (header) =>
        header
          .replace(/ ?upgrade-insecure-requests;/, '')
          .replaceAll(' https:', '')
          .replace("style-src 'self'", `style-src 'self' ${READER_STYLE}`),
    });
  });
}

/** Routes of the documentation's reader, which a plugin registers without our declaration of access. */
export const isDocsRoute = (url: string): boolean => url === DOCS || url.startsWith(`${DOCS}/`);

interface Schema {
  readonly response?: unknown;
  readonly hide?: boolean;
}

/** Adds to each operation what all of them share: who may call it and how it says no. */
function described(schema: Schema | undefined, access: unknown): Schema {
  const responses = typeof schema?.response === 'object' ? schema.response : {};
  return {
    ...schema,
    ...(access === 'anybody' || access === undefined ? {} : { security: [{ session: [] }, { device: [] }] }),
    response: {
      ...responses,
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
      },
    },
  };
}
