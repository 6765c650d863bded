/** Keeps the parts of a view from batch to batch. */

/**
 * Makes a part of a view, or hands out the very object that was made before from the same things. `from` names everything
 * that the part is made of; its members are compared by identity, since what the hall holds is replaced, not changed.
 */
export type Part = <T>(name: string, from: readonly unknown[], make: () => T) => T;

/** Keeps nothing: what a snapshot is made with. */
export const freshPart: Part = (_name, _from, make) => make();

export function keepParts(): Part {
  const kept = new Map<string, { readonly from: readonly unknown[]; readonly part: unknown }>();
  return <T>(name: string, from: readonly unknown[], make: () => T): T => {
    const known = kept.get(name);
    // Made under this name, of which there is one in the code, so it has the type of what is made there.
    if (known !== undefined && sameMembers(known.from, from)) return known.part as T;
    const part = make();
    kept.set(name, { from, part });
    return part;
  };
}

/** As `keepParts`, of parts that belong to an object each and are forgotten with it. */
export function keepPartsOf<Owner extends object, T>(): (owner: Owner, from: readonly unknown[], make: () => T) => T {
  const kept = new WeakMap<Owner, { readonly from: readonly unknown[]; readonly part: T }>();
  return (owner, from, make) => {
    const known = kept.get(owner);
    if (known !== undefined && sameMembers(known.from, from)) return known.part;
    const part = make();
    kept.set(owner, { from, part });
    return part;
  };
}

function sameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((member, place) => member === b[place]);
}
