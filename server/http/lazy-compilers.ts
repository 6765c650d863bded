/**
 * The schemas of a route are compiled when the route is first asked, not when the server starts: after a power cut the office
 * waits for the start, and most routes are asked by nobody that morning.
 */
import ajvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler';
import serializerSelector from '@fastify/fast-json-stringify-compiler';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';

type ValidatorOptions = Parameters<BuildCompilerFromPool>[1];
type Schema = Parameters<ReturnType<BuildCompilerFromPool>>[0]['schema'];

/** What Fastify compiles by itself, each made a promise that is kept at the first request. */
export function lazyValidator(options: ValidatorOptions): FastifySchemaCompiler<Schema> {
  const compile = ajvCompiler()({}, options);
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

export function lazySerializer(): FastifySerializerCompiler<unknown> {
  const compile = serializerSelector()();
  return (route) => {
    let serialize: ReturnType<typeof compile> | undefined;
    return (answer) => {
      serialize ??= compile({ ...route, httpStatus: route.httpStatus ?? '' });
      return serialize(answer);
    };
  };
}
