/**
 * Which new passwords are refused (SPEC A13): those that somebody who knows the office would try first. Nothing is asked of
 * their signs (no "one capital, one digit"), only of their length, which the schemas hold.
 */
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Signs that may stand beside a word of the office without making it harder to guess. */
const PADDING_MOST = 4;
const SHORTEST_WORD = 3;
const BIRTHDAY = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d$|^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const ROWS = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** The letters and digits of a text in small letters without marks: `Mật-Khẩu 1` → `matkhau1`. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a password is among the first that would be tried; `words` are the user name, the person's and the office's. */
export function isGuessable(password: string, words: readonly string[]): boolean {
  const folded = fold(password);
  if (folded === '') return new Set(password).size < 4;
  if (new Set(folded).size < 3 || BIRTHDAY.test(folded)) return true;
  if (ROWS.some((row) => row.includes(folded) || `${row}${row}`.includes(folded))) return true;
  const core = folded.replace(/^\d+|\d+$/g, '');
  if (COMMON_PASSWORDS.has(folded) || COMMON_PASSWORDS.has(core) || isRepeated(core)) return true;
  return words.map(fold).some((word) => {
    if (word.length < SHORTEST_WORD) return false;
    return core === word || (folded.includes(word) && folded.length - word.length <= PADDING_MOST);
  });
}

/** `adminadmin`: a common word said twice or more. */
function isRepeated(core: string): boolean {
  const unit = /^(.{2,12}?)\1+$/u.exec(core)?.[1];
  return unit !== undefined && (unit.length < 4 || COMMON_PASSWORDS.has(unit));
}

/** A guessable password as a refusal; undefined = it may be used. */
export function refuseGuessable(password: string, words: readonly string[]): Refusal | undefined {
  if (!isGuessable(password, words)) return undefined;
  return refuse('request.invalid', {
    field: 'password',
    detail: 'password: is among the first that somebody would try',
    params: { why: 'guessable' },
  });
}
