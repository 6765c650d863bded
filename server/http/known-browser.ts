/**
 * A browser in which somebody has signed in before carries a cookie that says so, one for each account. Its tries are counted by
 * themselves, so that whoever tries passwords from elsewhere cannot keep a clerk out of her own counter's PC (SPEC A6).
 * The cookie opens nothing. It is a nonce, signed with the account's password hash: nothing has to be kept for it, and
 * another password makes it worthless.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { guardedCookie } from './cookies.ts';

const KNOWN_MS = 180 * 86_400_000;

export interface Account {
  readonly id: string;
  readonly passwordHash: string;
}

const cookieOf = (id: string): string => `luot_known_${createHash('sha256').update(id).digest('hex').slice(0, 10)}`;

const sign = (nonce: string, { id, passwordHash }: Account): Buffer =>
  createHmac('sha256', passwordHash).update(`${id} ${nonce}`).digest();

/** What this browser's tries for the account are counted under; undefined when nobody has signed in to it here. */
export function knownBrowser(request: FastifyRequest, account: Account): string | undefined {
  const [nonce = '', mac = ''] = (request.cookies[cookieOf(account.id)] ?? '').split('.', 2);
  const given = Buffer.from(mac, 'base64url');
  const right = sign(nonce, account);
  return given.length === right.length && timingSafeEqual(given, right) ? nonce : undefined;
}

/** Remembers that the account was used in this browser. */
export function rememberBrowser(request: FastifyRequest, reply: FastifyReply, account: Account): void {
  const nonce = knownBrowser(request, account) ?? randomBytes(16).toString('base64url');
  const value = `${nonce}.${sign(nonce, account).toString('base64url')}`;
  reply.setCookie(cookieOf(account.id), value, guardedCookie(request, KNOWN_MS));
}
