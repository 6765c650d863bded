import { late } from '#common/web/late.ts';

const part = late(() => import('./rate.tsx'));

/** The question after the visit, which comes when the office asks it. */
export function LateRate({ token }: { readonly token: string }) {
  part.need();
  const loaded = part.value.value;
  return loaded === undefined ? null : <loaded.Rate token={token} />;
}
