import type { ErrorCode, Refusal } from './errors.ts';

/** Makes an expected "no" (SPEC R7). */
export function refuse(code: ErrorCode, more: Omit<Refusal, 'refused' | 'code'> = {}): Refusal {
  return { refused: true, code, ...more };
}

/** Tells a refusal from an answer. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
