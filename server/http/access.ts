/**
 * Who may come in (SPEC A1–A5). Every route declares `config: { access }`; one that does not is refused when it is
 * registered. `identify` finds out who a request comes from, `actorFor` whether that is enough.
 */
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import type { DeviceKind, Role } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { type Actor, hasRole } from '#server/actor.ts';
import type { Device, DeviceStore } from '#server/store/devices.ts';
import type { SessionStore } from '#server/store/sessions.ts';
import { DEVICE_KINDS, deviceCookie, SESSION_COOKIE } from './cookies.ts';
import { isForeign } from './origin.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';

/** `anybody`, or the least role and the kinds of device that are let in. */
export type Access = 'anybody' | readonly (Role | DeviceKind)[];

type StaffActor = Extract<Actor, { kind: 'staff' }>;
type DeviceActor = Extract<Actor, { kind: 'device' }>;

/** Everybody that a request can be: a browser may hold a session and be paired as well. */
export interface Identity {
  readonly staff?: StaffActor;
  readonly mustChangePassword: boolean;
  /** Hash of the session's cookie. */
  readonly session?: string;
  readonly devices: readonly DeviceActor[];
  /** True when it came with `Authorization`; its cookies then count for nothing. */
  readonly bearer: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Also for staff who have to change their password first. */
    duringPasswordChange?: boolean;
    /** Only with a Bearer token: for programs, never for a browser. */
    bearerOnly?: boolean;
  }
  interface FastifyRequest {
    /** Who sends this; looked up at the first use. */
    readonly identity: Identity;
    /** As whom the request was let in. */
    readonly actor: Actor;
  }
}

export interface DoorParts {
  readonly sessions: SessionStore;
  readonly devices: DeviceStore;
  readonly now: () => number;
  readonly publicUrl: () => string | null;
}

const ROLES: readonly Role[] = ['operator', 'supervisor', 'admin'];
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const ANYBODY: Actor = { kind: 'anybody' };
const NOBODY = { mustChangePassword: false, devices: [] } as const;

/** Whether the request's identity suffices, and as whom it acts; else why not. */
export function actorFor(identity: Identity, access: Access, duringPasswordChange = false): Actor | Refusal {
  const { staff, devices, bearer, mustChangePassword } = identity;
  if (access === 'anybody') return (mustChangePassword ? undefined : staff) ?? devices[0] ?? ANYBODY;
  // A kiosk's browser in which an admin is signed in is still a kiosk.
  const device = devices.find(({ deviceKind }) => access.includes(deviceKind));
  if (device !== undefined) return device;
  const least = ROLES.find((role) => access.includes(role));
  if (staff === undefined) {
    // A paired browser can still sign in, a token cannot become something else.
    const hopeless = devices.length > 0 && (bearer || least === undefined);
    return refuse(hopeless ? 'auth.forbidden' : 'auth.required');
  }
  if (least === undefined || !hasRole(staff, least)) return refuse('auth.forbidden');
  return mustChangePassword && !duringPasswordChange ? refuse('auth.password-change') : staff;
}

/** Finds out who a request (or the upgrade to a websocket) comes from. */
export function identify(request: FastifyRequest, { sessions, devices, now }: DoorParts): Identity {
  const at = now();
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1];
    const device = token === undefined ? undefined : devices.find(token, 'token', at);
    return { ...NOBODY, bearer: true, devices: device === undefined ? [] : [actorOf(device)] };
  }
  const cookies = request.cookies;
  const paired = DEVICE_KINDS.flatMap((kind) => {
    const cookie = cookies[deviceCookie(kind)];
    const device = cookie === undefined ? undefined : devices.find(cookie, 'cookie', at);
    return device === undefined || device.kind !== kind ? [] : [actorOf(device)];
  });
  const cookie = cookies[SESSION_COOKIE];
  const session = cookie === undefined ? undefined : sessions.find(cookie, at);
  if (session === undefined) return { ...NOBODY, bearer: false, devices: paired };
  if (session.stale) touch(request, sessions, session.hash, at);
  return {
    staff: { kind: 'staff', id: session.staffId, name: session.name, role: session.role },
    mustChangePassword: session.mustChangePassword,
    session: session.hash,
    devices: paired,
    bearer: false,
  };
}

const actorOf = ({ id, kind, label }: Device): DeviceActor => ({ kind: 'device', id, deviceKind: kind, label });

function touch(request: FastifyRequest, sessions: SessionStore, hash: string, now: number): void {
  try {
    sessions.touch(hash, now);
  } catch (error) {
    // A full disk must not keep a clerk from reading; the act itself will be refused with its own reason.
    request.log.warn({ failure: error }, 'a session was not refreshed');
  }
}

export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

const DECLARED = new WeakMap<object, DeclaredRoute[]>();

/** All routes of an app with their declared access, for the test that tries each. */
export function declaredRoutes(app: App): readonly DeclaredRoute[] {
  return DECLARED.get(app) ?? [];
}

/** Puts the door before every route of the app; call it before the first route is registered. `isOpen` names the
 *  routes of plugins that know nothing of access and are for anybody. */
export function guard(app: App, parts: DoorParts, isOpen: (url: string) => boolean): void {
  const identities = new WeakMap<FastifyRequest, Identity>();
  const actors = new WeakMap<FastifyRequest, Actor>();
  const declared: DeclaredRoute[] = [];
  DECLARED.set(app, declared);
  app.decorateRequest('identity', {
    getter(this: FastifyRequest) {
      const known = identities.get(this) ?? identify(this, parts);
      identities.set(this, known);
      return known;
    },
  });
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      return actors.get(this) ?? ANYBODY;
    },
  });

  app.addHook('onRoute', (route) => {
    const { config, method, url } = route;
    const access = isOpen(url) ? 'anybody' : config?.access;
    if (access === undefined) throw new Error(`${String(method)} ${url} does not declare who may use it`);
    route.config = { ...config, access };
    for (const verb of [method].flat()) declared.push({ method: verb, url, access });
  });

  // After the rate limit (onRequest), before a byte of the body is read.
  app.addHook('preParsing', async (request, reply) => {
    const { access, duringPasswordChange, bearerOnly } = request.routeOptions.config;
    if (access === undefined) return;
    // The office's settings are only read for the few requests that look foreign without them.
    if (!SAFE_METHODS.has(request.method) && isForeign(request, null) && isForeign(request, parts.publicUrl())) {
      return refused(reply, refuse('auth.forbidden', { detail: 'the request comes from a page of another site' }));
    }
    const actor = actorFor(request.identity, access, duringPasswordChange);
    if (isRefusal(actor)) return refused(reply, actor);
    if (bearerOnly === true && !request.identity.bearer) return refused(reply, refuse('auth.forbidden'));
    actors.set(request, actor);
  });
}
