import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeviceKind } from '#common/contract/office.ts';
import { DEVICE_COOKIE_MS } from '#server/store/devices.ts';
import { SESSION_MS } from '#server/store/sessions.ts';

export const SESSION_COOKIE = 'luot_session';

export const DEVICE_KINDS: readonly DeviceKind[] = DeviceKind.anyOf.map((kind) => kind.const);

/** One cookie a kind: a browser that shows the kiosk and the display of a demo is both. */
export const deviceCookie = (kind: DeviceKind): string => `luot_device_${kind}`;

/** Out of reach for scripts and other sites; never sent in the clear once the office speaks https. */
export function guardedCookie(request: FastifyRequest, lifeMs: number): CookieSerializeOptions {
  return {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
    maxAge: Math.floor(lifeMs / 1_000),
  };
}

/** The session outlives a power cut of the terminal, since it has a life of its own on the server. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, guardedCookie(request, SESSION_MS));
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, guardedCookie(request, 0));
}

export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, kind: DeviceKind, cookie: string): void {
  reply.setCookie(deviceCookie(kind), cookie, guardedCookie(request, DEVICE_COOKIE_MS));
}
