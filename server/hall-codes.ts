/**
 * The code on the lobby screen, which says that somebody is in the hall (SPEC J120, J121). It follows from the time and a secret
 * that lives as long as this process: nothing is kept, and a picture of it that is sent home is soon worth nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CODE_SIGNS } from './domain/slip-code.ts';

/** Time for which one code is shown, ms. */
export const HALL_CODE_MS = 30_000;
const SIGNS = 6;
/** From the code to the touch that takes the number: reading, choosing, asking somebody. */
const PASS_MS = 5 * 60_000;

export interface HallCodes {
  /** The code of a moment, and when the next one comes, both ms UTC. */
  at(now: number): { readonly code: string; readonly until: number };
  /** Whether this is the code that is shown, or the one before: who reads it in its last second has half a minute to type. */
  accepts(typed: string, now: number): boolean;
  /** A pass for one number. */
  makePass(now: number): { readonly pass: string; readonly until: number };
  /** What names a pass that is good now; undefined for any other text. */
  readPass(pass: string, now: number): string | undefined;
}

export function hallCodes(secret: Buffer = randomBytes(32)): HallCodes {
  const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();
  const codeOf = (turn: number): string => {
    const bytes = sign(`code ${turn}`);
    return Array.from({ length: SIGNS }, (_, index) => {
      // Two bytes a sign: 65,536 by 23 leaves no sign noticeably more likely.
      return CODE_SIGNS.charAt(bytes.readUInt16BE(2 * index) % CODE_SIGNS.length);
    }).join('');
  };
  const turnOf = (now: number): number => Math.floor(now / HALL_CODE_MS);

  return {
    at(now) {
      const turn = turnOf(now);
      return { code: codeOf(turn), until: (turn + 1) * HALL_CODE_MS };
    },
    accepts(typed, now) {
      const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
      const turn = turnOf(now);
      return code === codeOf(turn) || code === codeOf(turn - 1);
    },
    makePass(now) {
      const until = now + PASS_MS;
      const said = `${until}.${randomBytes(12).toString('base64url')}`;
      return { pass: `${said}.${sign(said).toString('base64url')}`, until };
    },
    readPass(pass, now) {
      const [until = '', nonce = '', mac = ''] = pass.split('.');
      const right = sign(`${until}.${nonce}`);
      const given = Buffer.from(mac, 'base64url');
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return Number(until) > now ? nonce : undefined;
    },
  };
}
