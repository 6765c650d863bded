/** Numbers: `A001`, `1001`, `001` – a prefix and at least three digits, from 001 every business day (SPEC N1–N4). */

const DIGITS_AT_LEAST = 3;

/** `label('A', 12)` → `A012`; a range that runs out grows a digit: `A999`, `A1000`. */
export function label(prefix: string, number: number): string {
  return prefix + String(number).padStart(DIGITS_AT_LEAST, '0');
}

/**
 * Whether two prefixes could ever make the same label (SPEC N3). They can when they are equal, or when one is the other
 * followed by digits: `1` + 1001 and `11` + 001 are both `11001`. Stricter than needed for `0…`, which is easier to explain.
 */
export function prefixesCollide(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) && /^\d*$/.test(long.slice(short.length));
}
