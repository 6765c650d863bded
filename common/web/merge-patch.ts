/** Applies a JSON Merge Patch (RFC 7396) without changing its input, so that signals see a new object only where
 *  something changed. A `null` in the patch takes the member out. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  // Members of a map, whatever they are called: `result['__proto__'] = …` would give the object another prototype.
  const members = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) members.delete(key);
    else members.set(key, applyMergePatch(members.get(key), value));
  }
  return Object.fromEntries(members);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
