/** Codes of slips: eight signs that nobody mistakes for one another, and a ninth that finds every slip of a finger (SPEC J30). */

/** Twenty-three signs, a prime: so the ninth finds each single mistake and each swap of two. */
export const CODE_SIGNS = '3456789ACEFHJKMNPRTVWXY';
export const CODE_BODY = 8;
/** Stands before the code in its QR: a kiosk knows by the letter that a scanner types and no finger. */
export const CODE_MARK = 'LUOT';

/** The code of eight signs with its ninth. */
export function completeCode(body: string): string {
  return body + checkSign(body);
}

/** `K7M-4P9-XAC`, as it is printed and shown. */
export function showCode(code: string): string {
  return (code.match(/.{1,3}/g) ?? []).join('-');
}

/** What was typed or scanned, as a code; undefined when it is none. */
export function readCode(typed: string): string | undefined {
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const code = signs.startsWith(CODE_MARK) ? signs.slice(CODE_MARK.length) : signs;
  if (code.length !== CODE_BODY + 1 || [...code].some((sign) => !CODE_SIGNS.includes(sign))) return undefined;
  return completeCode(code.slice(0, CODE_BODY)) === code ? code : undefined;
}

function checkSign(body: string): string {
  const sum = [...body].reduce((total, sign, index) => total + (index + 1) * CODE_SIGNS.indexOf(sign), 0);
  return CODE_SIGNS.charAt(sum % CODE_SIGNS.length);
}
