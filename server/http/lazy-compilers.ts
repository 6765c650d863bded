/**
 * The schemas of a route are compiled when the route is first asked, not when the server starts: after a power cut the office
 * waits for the start, and most routes are asked by nobody that morning.
 */
import ajvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler';
import serializerSelector from '@fastify/fast-json-stringify-compiler';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';
import type { App } from './parts.ts';

type Schema = Parameters<ReturnType<BuildCompilerFromPool>>[0]['schema'];

/** A number is a number and an unknown field is a mistake: nothing is guessed. */
const NOTHING_GUESSED = { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false };

/** Makes of what Fastify compiles by itself a promise that is kept at the first request. */
export function compileLazily(app: App): void {
  app.setValidatorCompiler(lazyValidator());
  app.setSerializerCompiler(lazySerializer());
}

function lazyValidator(): FastifySchemaCompiler<Schema> {
  const compile = ajvCompiler()({}, { customOptions: NOTHING_GUESSED });
  return (route) => {
    let validate: ReturnType<typeof compile> | undefined;
    const check: ReturnType<FastifySchemaCompiler<Schema>> = (data) => {
      validate ??= compile(route);
      const valid = validate(data);
      check.errors = validate.errors;
      return valid === true;
    };
    return check;
  };
}

function lazySerializer(): FastifySerializerCompiler<unknown> {
  const compile = serializerSelector()();
  return (route) => {
    let serialize: ReturnType<typeof compile> | undefined;
    return (answer) => {
      serialize ??= compile({ ...route, httpStatus: route.httpStatus ?? '' });
      return serialize(answer);
    };
  };
}
