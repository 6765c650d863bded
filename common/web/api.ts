import type { Problem } from '#common/contract/errors.ts';

/** Answer of the server as a value: pages show a refusal beside the key that caused it, never in a dialog. */
export type ApiResult<T> =
  | { readonly ok: true; readonly status: number; readonly body: T }
  | {
      readonly ok: false;
      readonly status: number;
      readonly problem: Problem;
      /** From `Retry-After`: how long a throttled caller is asked to wait. */
      readonly retryAfterSeconds?: number;
    };

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Made by the client once an intent, and kept for the retries of that intent (SPEC R5). */
  readonly idempotencyKey?: string;
  readonly timeoutMs?: number;
  /** Goes on when the page is closed meanwhile. */
  readonly keepalive?: boolean;
}

const UNREACHABLE: Problem = {
  type: 'about:blank',
  title: 'server unreachable',
  status: 0,
  code: 'server.unreachable',
  message: {
    vi: 'Chưa liên lạc được với máy chủ. Xin thử lại sau ít phút.',
    en: 'The server cannot be reached. Please try again in a moment.',
  },
};

/** Calls the API. Never throws for the network: an unreachable server is `server.unreachable` with status 0. */
export async function callApi<T>(path: string, request: ApiRequest = {}): Promise<ApiResult<T>> {
  const headers: Record<string, string> = {};
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(path, {
      method: request.method ?? 'GET',
      headers,
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      credentials: 'same-origin',
      keepalive: request.keepalive ?? false,
      signal: AbortSignal.timeout(request.timeoutMs ?? 8_000),
    });
  } catch {
    // fetch tells nothing about why; the screen's sentence is the handling.
    return { ok: false, status: 0, problem: UNREACHABLE };
  }
  const text = await response.text().catch(() => undefined);
  // Cut off in the middle of the answer: what the server did is not known, so it counts as no answer.
  if (text === undefined) return { ok: false, status: 0, problem: UNREACHABLE };
  if (response.ok) {
    return { ok: true, status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }
  const problem = readProblem(text, response.status);
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(wait)
    ? { ok: false, status: response.status, problem, retryAfterSeconds: wait }
    : { ok: false, status: response.status, problem };
}

function readProblem(text: string, status: number): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed && 'message' in parsed) {
      return parsed as Problem;
    }
  } catch {
    // Not JSON: a proxy answered in the server's place, which is the same to the user as no server.
  }
  return { ...UNREACHABLE, status };
}

/** A fresh Idempotency-Key; `crypto.randomUUID` is missing on plain-http pages. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
