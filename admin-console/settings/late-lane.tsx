import type { Office } from '#common/contract/office.ts';
import { late } from '#common/web/late.ts';

const form = late(() => import('./lane-form.tsx'));

/** Its form, where the office counts dossiers. */
export function LateLaneForm({ office }: { office: Office }) {
  if (office.parts.dossierCounts !== true) return null;
  form.need();
  const loaded = form.value.value;
  return loaded === undefined ? null : <loaded.LaneForm office={office} />;
}
