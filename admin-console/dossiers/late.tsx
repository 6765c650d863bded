import type { Office } from '#common/contract/office.ts';
import { late } from '#common/web/late.ts';

const pages = late(() => import('./pages.ts'));

/** Settings of the slips, where the office uses them. */
export function LateSlipsForm({ office }: { office: Office }) {
  if (!office.parts.returns && !office.parts.results) return null;
  pages.need();
  const loaded = pages.value.value;
  return loaded === undefined ? null : <loaded.SlipsForm office={office} />;
}
