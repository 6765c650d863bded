import type { Office } from '#common/contract/office.ts';
import { late } from '#common/web/late.ts';
import { words } from '../words.ts';

const pages = late(() => import('./pages.ts'));

/** «Hồ sơ», which comes when somebody opens it. */
export function LateDossiers() {
  pages.need();
  const loaded = pages.value.value;
  return loaded === undefined ? <p class="quiet">{words().loading}</p> : <loaded.DossiersPage />;
}

/** Its settings, where the office uses it. */
export function LateSlipsForm({ office }: { office: Office }) {
  if (!office.parts.returns && !office.parts.results) return null;
  pages.need();
  const loaded = pages.value.value;
  return loaded === undefined ? null : <loaded.SlipsForm office={office} />;
}
