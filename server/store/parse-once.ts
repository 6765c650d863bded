/** Parses JSON of the database again only when its text is another one than last time: what every command reads and the
 *  admin changes once a month. Whoever gets the value must not change it. `T` is what the column's writer wrote. */
export function parseOnce<T>(): (key: string, text: string) => T {
  const known = new Map<string, { readonly text: string; readonly value: T }>();
  return (key, text) => {
    const last = known.get(key);
    if (last !== undefined && last.text === text) return last.value;
    const value: T = JSON.parse(text);
    known.set(key, { text, value });
    return value;
  };
}
