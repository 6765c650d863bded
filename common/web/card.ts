/** What a queue needs of a citizen card, and nothing else of it (SPEC J125). */

/** `number`: twelve digits. `bornOn`: `YYYY-MM-DD`, missing where the card names no whole date. */
export interface CitizenCard {
  readonly number: string;
  readonly bornOn: string | undefined;
}

const FIELDS_LEAST = 7;
const NUMBER_AT = 0;
const BORN_AT = 3;

/**
 * The seven or more fields of the card's QR, joined by `|`: number, old number, name, date of birth `ddmmyyyy`, sex, address, date of
 * issue. Undefined for anything else; only the first and the fourth are looked at.
 */
export function readCard(text: string): CitizenCard | undefined {
  const fields = text.split('|');
  const number = fields[NUMBER_AT] ?? '';
  if (fields.length < FIELDS_LEAST || !/^\d{12}$/.test(number)) return undefined;
  const [, day, month, year] = /^(\d\d)(\d\d)(\d{4})$/.exec(fields[BORN_AT] ?? '') ?? [];
  const bornOn = `${year}-${month}-${day}`;
  return { number, bornOn: Number.isNaN(Date.parse(bornOn)) ? undefined : bornOn };
}

/** Whole years on a day, both `YYYY-MM-DD`. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
