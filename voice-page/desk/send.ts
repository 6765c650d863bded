/** What the page asks of the server beside plain JSON: a take goes as the sound it is. */
import type { Problem } from '#common/contract/errors.ts';
import type { Language } from '#common/contract/text.ts';
import type { TakeAnswer, VoiceFragment } from '#common/contract/voice.ts';

export type Sent =
  | { readonly ok: true; readonly fragment: VoiceFragment }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

/** Two megabytes over a poor line. */
const WITHIN_MS = 30_000;

const unsent = (status: number): Problem => ({
  type: 'about:blank',
  title: 'take not sent',
  status,
  code: 'server.unreachable',
  message: {
    vi: 'Chưa gửi được bản ghi. Xin kiểm tra mạng rồi ghi lại.',
    en: 'The recording could not be sent. Please check the network and record it again.',
  },
});

export async function sendTake(language: Language, name: string, wav: Uint8Array<ArrayBuffer>): Promise<Sent> {
  let response: Response;
  try {
    response = await fetch(`/api/voice/${language}/draft/${name}`, {
      method: 'PUT',
      headers: { 'content-type': 'audio/wav' },
      body: wav,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
  } catch {
    // fetch tells nothing about why; the sentence is the handling.
    return { ok: false, status: 0, problem: unsent(0) };
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isTake(body)) return { ok: true, fragment: body.fragment };
  return { ok: false, status: response.status, problem: isProblem(body) ? body : unsent(response.status) };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isTake = (body: unknown): body is TakeAnswer => isRecord(body) && isRecord(body.fragment);
const isProblem = (body: unknown): body is Problem => isRecord(body) && 'code' in body && 'message' in body;
