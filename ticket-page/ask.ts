import type { Problem } from '#common/contract/errors.ts';
import { callApi, newKey } from '#common/web/api.ts';

/** What the holder of a number may ask for (SPEC J70, J71). */
export type HolderAct = 'postpone' | 'cancel';

/** One intent of the citizen: however often it is sent, it acts once (SPEC R5). */
export interface Intent {
  readonly act: HolderAct;
  readonly key: string;
}

export function intentTo(act: HolderAct): Intent {
  return { act, key: newKey() };
}

/** Sends an intent; answers why it was not done, or nothing. `leaving`: the page is being closed. */
export async function send(token: string, { act, key }: Intent, leaving = false): Promise<Problem | undefined> {
  const path = `/api/follow/${encodeURIComponent(token)}/${act}`;
  const done = await callApi<unknown>(path, { method: 'POST', idempotencyKey: key, keepalive: leaving });
  return done.ok ? undefined : done.problem;
}
