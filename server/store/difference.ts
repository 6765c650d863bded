/** What changed between two values, and nothing else. */

export interface Difference {
  readonly before: unknown;
  readonly after: unknown;
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By these members people tell the elements of a list apart: a procedure's code, an exception's date. */
const NAMES = ['code', 'date'] as const;

/**
 * The members that differ, in both shapes; undefined when none does. Lists whose elements have a code or a date are
 * compared element by element, so that one procedure of fifty is told and not the fifty; other lists are told whole.
 */
export function difference(before: unknown, after: unknown): Difference | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  if (isMembers(before) && isMembers(after)) return ofMembers(before, after);
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after);
  return { before, after };
}

function ofMembers(before: Members, after: Members): Difference | undefined {
  const was: [string, unknown][] = [];
  const is: [string, unknown][] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const changed = difference(before[name], after[name]);
    if (changed === undefined) continue;
    if (changed.before !== undefined) was.push([name, changed.before]);
    if (changed.after !== undefined) is.push([name, changed.after]);
  }
  // The same members in another order are no change.
  if (was.length === 0 && is.length === 0) return undefined;
  // `fromEntries` makes own members, whatever they are called.
  return { before: Object.fromEntries(was), after: Object.fromEntries(is) };
}

function ofLists(before: readonly unknown[], after: readonly unknown[]): Difference {
  const was = byName(before);
  const is = byName(after);
  const whole = { before, after };
  if (was === undefined || is === undefined) return whole;
  // Nothing but the order: the names in their order say it.
  return ofMembers(was, is) ?? { before: Object.keys(was), after: Object.keys(is) };
}

/** The elements by their names; undefined when one has none, or two have the same. */
function byName(list: readonly unknown[]): Members | undefined {
  const entries: [string, unknown][] = [];
  for (const element of list) {
    if (!isMembers(element)) return undefined;
    const name = NAMES.map((member) => element[member]).find((value) => typeof value === 'string');
    if (typeof name !== 'string' || entries.some(([other]) => other === name)) return undefined;
    entries.push([name, element]);
  }
  return Object.fromEntries(entries);
}
