/** What every answer of the API has to look like (docs/SPEC.md, outer contract). */
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { expect } from 'vitest';
import { ERROR_STATUS, type ErrorCode, Problem } from '#common/contract/errors.ts';
import type { Answer } from './running-http.ts';

/** The body, once it has the status and the shape that were promised. */
export function expectAnswer<S extends TSchema>(answer: Answer, status: number, schema: S): Static<S> {
  expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  const body = answer.json;
  const errors = [...Value.Errors(schema, body)].map(({ instancePath, message }) => `${instancePath} ${message}`);
  expect(errors).toEqual([]);
  if (!Value.Check(schema, body)) throw new Error('the body has another shape');
  return body;
}

/** A problem of RFC 9457 with this code, and the status that belongs to it. */
export function expectProblem(answer: Answer, code: ErrorCode): Problem {
  expect([answer.status, answer.text]).toEqual([ERROR_STATUS[code], expect.stringContaining(`"code":"${code}"`)]);
  return expectAnyProblem(answer);
}

/** A well-formed problem, whatever it says. */
export function expectAnyProblem(answer: Answer): Problem {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = answer.json;
  if (!Value.Check(Problem, body)) throw new Error(`no problem: ${answer.text}`);
  expect(Object.entries(ERROR_STATUS)).toContainEqual([body.code, answer.status]);
  expect(body.status).toBe(answer.status);
  expect(body.message.vi).not.toBe('');
  expect(body.message.en).not.toBe('');
  return body;
}

/** A moment as it must be written: ISO 8601 with the office's offset. */
export const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00$/;

/** Every text in a body that looks like a moment. */
export function momentsIn(body: unknown): string[] {
  return [...JSON.stringify(body).matchAll(/"(\d{4}-\d\d-\d\dT[^"]*)"/g)].map(([, moment = '']) => moment);
}
