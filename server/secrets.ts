/** Secrets that this server makes, and how they are kept: only as a hash. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { CODE_BODY, CODE_SIGNS, completeCode } from './domain/slip-code.ts';

/** 256 random bits, for a device's token and for cookies. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** 128 random bits for a ticket's link: short, since it stands in the QR code of a narrow slip, and good for one day. */
export function makeFollowToken(): string {
  return randomBytes(16).toString('base64url');
}

/** sha-256 is enough for tokens: unlike a password, 256 random bits cannot be guessed from their hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Without signs that are taken for one another (0/o, 1/l/i): somebody may have to type it on a screen's remote. */
const READABLE = '23456789abcdefghjkmnpqrstuvwxyz';

function readable(length: number): string {
  return Array.from({ length }, () => READABLE.charAt(randomInt(READABLE.length))).join('');
}

/** A pairing code, `k7mw-3fqz-9tha`: 59 bits, good for 15 minutes and one use. */
export function makePairingCode(): string {
  return `${readable(4)}-${readable(4)}-${readable(4)}`;
}

/** A typed code counts however its letters and dashes were written. */
export function normalizePairingCode(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A first password for a member of staff: 59 bits, changed at the first sign-in of a real office. */
export function makePassword(): string {
  return `${readable(4)}-${readable(4)}-${readable(4)}`;
}

/** The code of a slip, `K7M4P9XAC`: 36 bits and a check sign, short enough to be typed by somebody who stands. */
export function makeSlipCode(): string {
  return completeCode(
    Array.from({ length: CODE_BODY }, () => CODE_SIGNS.charAt(randomInt(CODE_SIGNS.length))).join(''),
  );
}
