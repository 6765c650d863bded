import { late } from '#common/web/late.ts';
import { words } from '../words.ts';

const page = late(() => import('./page.tsx'));

/** «Lượt gọi», which comes when somebody opens it. */
export function LateCalls() {
  page.need();
  const loaded = page.value.value;
  return loaded === undefined ? <p class="quiet">{words().loading}</p> : <loaded.CallsPage />;
}
