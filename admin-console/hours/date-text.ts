/** Dates as they are written in Viet Nam, `24/11/2026`, kept as `2026-11-24`: the browser's own field follows the computer's language. */

const isDate = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
};

/** What is no whole date yet stays as it is typed. */
export function readDate(typed: string): string {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed);
  if (found === null) return typed;
  const [, day = '', month = '', year = ''] = found;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(value) ? value : typed;
}

export const showDate = (value: string): string => (isDate(value) ? value.split('-').reverse().join('/') : value);

export { isDate };
