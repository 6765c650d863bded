import type { App } from './parts.ts';

/**
 * JSON bodies, as Fastify reads them (prototype poisoning refused), but an empty one counts as none: many clients send
 * `content-type: application/json` with a POST or DELETE that has no body.
 */
export function readJsonBodies(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = typeof body === 'string' ? body : body.toString('utf8');
    if (text === '') done(null, undefined);
    else parse(request, text, done);
  });
}
