/** RFC 7396 as the pages apply it (SPEC F2): every name of a member is a name, also those that JavaScript means otherwise. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMergePatch } from '#common/web/merge-patch.ts';

const parse = (text: string): unknown => JSON.parse(text);

describe('a merge patch', () => {
  it.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['["a","b"]', '["c"]', '["c"]'],
    ['{"a":"b"}', 'null', 'null'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('F2: %s with %s becomes %s', (target, patch, result) => {
    expect(applyMergePatch(parse(target), parse(patch))).toEqual(parse(result));
  });

  it('gives nobody another prototype', () => {
    const patch = parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}');
    const made = applyMergePatch({ a: 1 }, patch);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect((made as { admin?: unknown }).admin).toBeUndefined();
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
    expect(JSON.stringify(made)).toBe('{"a":1,"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}');
    expect(JSON.stringify(applyMergePatch(made, parse('{"__proto__":null,"constructor":null}')))).toBe('{"a":1}');
  });

  it('leaves its input as it was, and what did not change the same object', () => {
    const target = { kept: { x: 1 }, changed: { y: 1 } };
    const before = structuredClone(target);
    const made = applyMergePatch(target, { changed: { y: 2 } }) as typeof target;
    expect(target).toEqual(before);
    expect(made.kept).toBe(target.kept);
    expect(made.changed).toEqual({ y: 2 });
  });

  it('whatever the names are, says what a plain reading of RFC 7396 says', () => {
    const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'toString', 'hasOwnProperty');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(1, 'x', null),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
      ),
    }));
    fc.assert(
      fc.property(value, value, (target, patch) => {
        expect(JSON.stringify(applyMergePatch(target, patch))).toBe(JSON.stringify(plainly(target, patch)));
      }),
    );
  });
});

/** The pseudo code of the RFC over lists of members, which have no prototype. */
function plainly(target: unknown, patch: unknown): unknown {
  const members = (some: unknown): [string, unknown][] | undefined =>
    typeof some === 'object' && some !== null && !Array.isArray(some) ? Object.entries(some) : undefined;
  const changes = members(patch);
  if (changes === undefined) return patch;
  let result = members(target) ?? [];
  for (const [name, value] of changes) {
    const old = result.find(([other]) => other === name);
    if (value === null) result = result.filter(([other]) => other !== name);
    else if (old === undefined) result = [...result, [name, plainly(undefined, value)]];
    else result = result.map((entry) => (entry === old ? [name, plainly(old[1], value)] : entry));
  }
  return Object.fromEntries(result);
}
