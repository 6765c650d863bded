/** The messages of the websocket `/api/feed`; docs/PROTOCOL.md describes them. */
import { type Static, Type } from 'typebox';
import type { WireEvent } from './events.ts';
import type { Moment } from './text.ts';

export const FEED_PROTOCOL = 1;

export const HELLO_WITHIN_MS = 5_000;
export const HEARTBEAT_MS = 2_000;
export const TICKET_HEARTBEAT_MS = 10_000;

export const CLOSE = {
  badHello: 4400,
  notAuthenticated: 4401,
  notAllowed: 4403,
  noHello: 4408,
  shutOut: 4409,
  stopping: 4410,
  /** The server cannot show a beginning just now: connect again in a while. */
  tryAgain: 1013,
} as const;

export const Topic = Type.String({
  pattern: '^(display|kiosk|monitor|reception|counter:[A-Za-z0-9_-]{1,64}|ticket:[A-Za-z0-9_-]{8,64})$',
});

export const Hello = Type.Object({
  type: Type.Literal('hello'),
  protocol: Type.Integer(),
  topic: Topic,
  lastSeq: Type.Optional(Type.Integer({ minimum: 0 })),
  /** The build of the page, so that the server may tell it to reload. */
  build: Type.Optional(Type.String({ maxLength: 64 })),
});
export type Hello = Static<typeof Hello>;

/** What a page may say after its hello: a display tells whether it can speak. */
export const Status = Type.Object({
  type: Type.Literal('status'),
  problem: Type.Union([Type.Literal('sound-blocked'), Type.Literal('voice-missing'), Type.Null()]),
});
export type Status = Static<typeof Status>;

export const ClientMessage = Type.Union([Hello, Status]);
export type ClientMessage = Static<typeof ClientMessage>;

export interface SnapshotMessage<View = unknown> {
  readonly type: 'snapshot';
  readonly seq: number;
  readonly at: Moment;
  /** Build of the server: a page of another build reloads (SPEC R4). */
  readonly build: string;
  readonly view: View;
}

export interface EventMessage {
  readonly type: 'event';
  readonly seq: number;
  /** The seq of the message before it on this connection. */
  readonly prev: number;
  readonly at: Moment;
  readonly event: WireEvent;
  /** JSON Merge Patch (RFC 7396) to the topic's view. */
  readonly view?: unknown;
}

export interface HeartbeatMessage {
  readonly type: 'heartbeat';
  readonly seq: number;
  readonly at: Moment;
  readonly build: string;
}

export interface FeedErrorMessage {
  readonly type: 'error';
  readonly code: string;
}

export type ServerMessage<View = unknown> = SnapshotMessage<View> | EventMessage | HeartbeatMessage | FeedErrorMessage;
