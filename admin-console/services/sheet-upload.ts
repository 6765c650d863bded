import type { CatalogueComparison } from '#common/contract/catalogue.ts';
import type { Problem } from '#common/contract/errors.ts';
import { inLanguage } from '#common/web/language.ts';
import { expired } from '../session.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a sheet as it is; answers what it would change, or why it could not be read. */
export async function compareSheet(
  file: File,
  unreachable: string,
): Promise<{ readonly ok: true; readonly body: CatalogueComparison } | { readonly ok: false; readonly why: string }> {
  let response: Response;
  try {
    response = await fetch('/api/catalogue/compare', {
      method: 'POST',
      headers: { 'content-type': XLSX },
      body: file,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(60_000),
    });
  } catch {
    // fetch tells nothing about why; the sentence is the handling.
    return { ok: false, why: unreachable };
  }
  if (response.status === 401) expired.value = true;
  const body: unknown = await response.json().catch(() => undefined);
  // The server's answer to this route has this shape (its schema says so).
  if (response.ok) return { ok: true, body: body as CatalogueComparison };
  return { ok: false, why: isProblem(body) ? inLanguage(body.message) : unreachable };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}
