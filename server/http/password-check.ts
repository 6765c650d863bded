/** Checks a password, no faster for an unknown user, and ever more slowly after wrong ones (SPEC A6). */
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import { isPassword } from '#server/passwords.ts';
import { type Account, knownBrowser } from './known-browser.ts';
import type { AppParts } from './parts.ts';
import { makeThrottle } from './throttle.ts';

const FREE_TRIES = 5;
/** Wider, since many clerks may share the address of a proxy. */
const FREE_TRIES_OF_AN_ADDRESS = 100;
/** All addresses together, but for browsers in which the account was used before: ASVS allows a hundred an hour. */
const FREE_TRIES_FROM_EVERYWHERE = 50;

/** `name`: what the account is counted under, also when there is none of that name. Undefined: the password is right. */
export type PasswordCheck = (
  request: FastifyRequest,
  name: string,
  password: string,
  account: Account | undefined,
) => Promise<Refusal | undefined>;

export function passwordCheck({ config, now }: Pick<AppParts, 'config' | 'now'>): PasswordCheck {
  const perBrowser = makeThrottle(FREE_TRIES);
  const perAddress = makeThrottle(FREE_TRIES_OF_AN_ADDRESS);
  const perAccount = makeThrottle(FREE_TRIES_FROM_EVERYWHERE);
  return async (request, name, password, account) => {
    const known = account === undefined ? undefined : knownBrowser(request, account);
    const address = normalizeIP(request.ip);
    const browser = known === undefined ? `${name} ${address}` : `${name} known ${known}`;
    const limits = [
      { throttle: perBrowser, key: browser, forget: true },
      ...(known === undefined && config.rateLimit ? [{ throttle: perAddress, key: address, forget: false }] : []),
      ...(known === undefined ? [{ throttle: perAccount, key: name, forget: false }] : []),
    ];
    for (const { throttle, key } of limits) {
      const seconds = throttle.begin(key, now());
      if (seconds !== undefined) {
        request.log.warn({ address }, 'a password was not looked at: too many wrong ones');
        return refuse('rate.limited', { params: { seconds } });
      }
    }
    if (!(await isPassword(password, account?.passwordHash))) {
      // From where, never for whom: people type their password into the field of the name (SPEC O5).
      request.log.warn({ address }, 'a sign-in failed');
      return refuse('auth.failed');
    }
    for (const { throttle, key, forget } of limits) throttle.succeeded(key, forget);
    return undefined;
  };
}
