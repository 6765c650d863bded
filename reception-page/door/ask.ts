import { type ApiResult, callApi, newKey } from '#common/web/api.ts';

const ANSWER_WITHIN_MS = 6_000;
const RETRY_MS = 1_000;
const GIVE_UP_MS = 60_000;

/**
 * Asks until the answer is known, with one key: a lost answer never leads to a second number or a second strip (SPEC R5).
 * `unsure` is told once when an answer stays away.
 */
export async function askOnce<T>(path: string, body: unknown, unsure: () => void): Promise<ApiResult<T>> {
  const idempotencyKey = newKey();
  const until = Date.now() + GIVE_UP_MS;
  for (;;) {
    const answer = await callApi<T>(path, { method: 'POST', body, idempotencyKey, timeoutMs: ANSWER_WITHIN_MS });
    const open = !answer.ok && (answer.status === 0 || answer.problem.code === 'server.stopping');
    if (!open || Date.now() > until) return answer;
    unsure();
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
