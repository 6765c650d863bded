import type { Problem } from '#common/contract/errors.ts';
import { expired } from '../session.ts';

const UNREACHABLE = {
  vi: 'Chưa gửi được hình. Xin kiểm tra mạng rồi thử lại.',
  en: 'The picture could not be sent. Please check the network and try again.',
};

const plain = (status: number): Problem => ({
  type: 'about:blank',
  title: 'upload failed',
  status,
  code: 'server.unreachable',
  message: UNREACHABLE,
});

/** Sends a picture as it is; answers why it was refused. */
export async function uploadPicture(file: File): Promise<Problem | undefined> {
  let response: Response;
  try {
    response = await fetch('/api/pictures', {
      method: 'POST',
      headers: { 'content-type': file.type },
      body: file,
      credentials: 'same-origin',
      // 4 MB over a poor line.
      signal: AbortSignal.timeout(60_000),
    });
  } catch {
    // fetch tells nothing about why; the sentence is the handling.
    return plain(0);
  }
  if (response.ok) return undefined;
  if (response.status === 401) expired.value = true;
  const body: unknown = await response.json().catch(() => undefined);
  return isProblem(body) ? body : plain(response.status);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}
