import { late } from '#common/web/late.ts';
import { words } from '../words.ts';

const page = late(() => import('./page.tsx'));

/** «Đánh giá», which comes when somebody opens it. */
export function LateRating() {
  page.need();
  const loaded = page.value.value;
  return loaded === undefined ? <p class="quiet">{words().loading}</p> : <loaded.RatingPage />;
}
