import { late } from '#common/web/late.ts';
import { words } from '../words.ts';

const page = late(() => import('./page.tsx'));

/** «Nhật ký», which comes when somebody opens it: few do, and only admins. */
export function LateAudit() {
  page.need();
  const loaded = page.value.value;
  return loaded === undefined ? <p class="quiet">{words().loading}</p> : <loaded.AuditPage />;
}
