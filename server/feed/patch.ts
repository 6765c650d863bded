/** The patch between two views, without looking into what is the very same in both. */
import { generate } from 'json-merge-patch';

/** RFC 7396: the patch that turns `before` into `after`; undefined when they are equal. */
export function patchBetween(before: unknown, after: unknown): unknown {
  if (before === after) return undefined;
  return isObject(before) && isObject(after) ? generate(...differing(before, after)) : generate(before, after);
}

type Members = Record<string, unknown>;

/** Both, with only those members that are not the very same. */
function differing(before: Members, after: Members): [Members, Members] {
  const was: Members = {};
  const is: Members = {};
  for (const key of Object.keys(after)) {
    const [old, fresh] = [before[key], after[key]];
    if (old === fresh) continue;
    if (isObject(old) && isObject(fresh)) [was[key], is[key]] = differing(old, fresh);
    else {
      if (key in before) was[key] = old;
      is[key] = fresh;
    }
  }
  for (const key of Object.keys(before)) if (!(key in after)) was[key] = before[key];
  return [was, is];
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
