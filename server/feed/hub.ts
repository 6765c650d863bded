/** The websocket's listeners: hello → snapshot or missed events → events and heartbeats (docs/PROTOCOL.md). */
import { Value } from 'typebox/value';
import type { RawData, WebSocket } from 'ws';
import {
  CLOSE,
  FEED_PROTOCOL,
  HEARTBEAT_MS,
  HELLO_WITHIN_MS,
  Hello,
  Status,
  TICKET_HEARTBEAT_MS,
} from '#common/contract/feed.ts';
import type { Actor } from '#server/actor.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import type { Identity } from '#server/http/access.ts';
import { type AdmissionParts, admit } from './admission.ts';
import { type Connection, createConnection, type Wire } from './connection.ts';
import { gatherEvents } from './gather.ts';
import { createPhones, type PhoneParts } from './phones.ts';
import type { Audience, Streams } from './streams.ts';

/** RFC 6455: the other end broke a rule. */
const CLOSE_POLICY = 1008;

export interface HubParts extends AdmissionParts, Omit<PhoneParts, 'seq'> {
  readonly streams: Streams;
  readonly build: string;
  /** Sockets that a device or a member of staff may hold; any number when left out. */
  readonly socketsMost?: number;
  onDevice(deviceId: string, change: DeviceChange): void;
  /** Watches over the publishing: makes of a publisher one that tells when it fails. */
  guarding(publish: (events: readonly QueueEvent[]) => void): (events: readonly QueueEvent[]) => void;
  onError(error: unknown): void;
  /** A client was cut off: it read too slowly, or answered no ping. */
  onDropped?(why: 'slow' | 'silent'): void;
}

export type DeviceChange =
  | { readonly kind: 'connected'; readonly problem: 'sound-blocked' | 'voice-missing' | null }
  | { readonly kind: 'disconnected' };

interface Client {
  readonly connection: Connection;
  readonly socket: WebSocket;
  readonly actor: Actor;
  readonly topic: string;
  identify(): Identity;
  readonly listens: { readonly kind: 'stream'; readonly audience: Audience } | { readonly kind: 'ticket' };
}

export interface Hub {
  /** `wire` is what the socket writes to. `identify` tells who it belongs to now, which may be less than when it was opened. */
  accept(socket: WebSocket, wire: Wire, identify: () => Identity): void;
  publish(events: readonly QueueEvent[]): void;
  /** Closes the sockets of a device or a staff member at once. */
  shutOut(whom: { readonly deviceId: string } | { readonly staffId: string }): void;
  /** Asks every listener again who it is, and closes those who may listen no more: somebody signed out, or lost a role. */
  askAgain(): void;
  connected(): ReadonlyMap<string, number>;
  /** How many listen, by the kind of their topic. */
  listeners(): ReadonlyMap<string, number>;
  stop(): void;
}

/** Every so many beats a client is pinged. */
const PING_EVERY_BEATS = 5;
/** What a socket may say in a minute, pings too; a page says one word an hour. */
const MESSAGES_A_MINUTE = 120;
const BEATS_A_MINUTE = 60_000 / HEARTBEAT_MS;

export function createHub(parts: HubParts): Hub {
  const clients = new Set<Client>();
  const phones = createPhones({ ...parts, seq: parts.streams.seq });
  const waitingForHello = new Set<WebSocket>();
  const socketsOfDevice = new Map<string, number>();
  let said = new WeakMap<WebSocket, number>();
  let beats = 0;

  const tell = (events: readonly QueueEvent[]): void => {
    const draftsFor = parts.streams.take(events);
    for (const { connection, listens } of clients) {
      if (listens.kind === 'stream') connection.events(draftsFor(listens.audience));
    }
    phones.publish(events);
  };
  const told = gatherEvents(parts.guarding(tell), parts.onError);

  const heartbeat = setInterval(() => {
    beats += 1;
    if (beats % BEATS_A_MINUTE === 0) said = new WeakMap();
    const at = parts.now();
    const everyBeats = TICKET_HEARTBEAT_MS / HEARTBEAT_MS;
    for (const client of clients) {
      if (client.listens.kind === 'ticket' && beats % everyBeats !== 0) continue;
      // A session that has run out hears no further heartbeat.
      if (!mayListen(client)) continue;
      client.connection.heartbeat(at, parts.build);
      if (beats % PING_EVERY_BEATS !== 0 || client.connection.ping()) continue;
      parts.onDropped?.('silent');
      client.socket.terminate();
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();

  /** Closes the socket of a session that has ended, or of a role that is too low by now; a phone's token is its own key. */
  const mayListen = (client: Client): boolean => {
    if (client.listens.kind === 'ticket') return true;
    const admission = admit(client.topic, client.identify(), parts);
    if (admission.kind !== 'closed') return true;
    client.connection.close(admission.code, admission.reason);
    return false;
  };

  const greet = (socket: WebSocket, wire: Wire, identify: () => Identity, hello: Hello): Client | undefined => {
    const connection = createConnection(socket, wire, () => parts.onDropped?.('slow'));
    const { topic } = hello;
    if (hello.protocol !== FEED_PROTOCOL) {
      socket.close(CLOSE.badHello, 'unknown protocol');
      return undefined;
    }
    const admission = admit(topic, identify(), parts);
    if (admission.kind === 'closed') {
      socket.close(admission.code, admission.reason);
      return undefined;
    }
    if (!parts.sound()) {
      // What memory holds may never have been kept: nobody begins with it (SPEC R15).
      socket.close(CLOSE.tryAgain, 'the store cannot be read');
      return undefined;
    }
    if (holdsTooMany(admission.actor)) {
      socket.close(CLOSE_POLICY, 'too many sockets');
      return undefined;
    }
    const { streams, build } = parts;
    told.flush();
    if (admission.kind === 'ticket') {
      const { actor } = admission;
      phones.add(connection, admission.ticket, build);
      return { connection, socket, actor, topic, identify, listens: { kind: 'ticket' } };
    }
    const missed = hello.lastSeq === undefined ? undefined : streams.since(admission.audience, hello.lastSeq);
    if (missed === undefined || hello.lastSeq === undefined) {
      connection.snapshot(streams.seq(), parts.now(), build, streams.snapshot(admission.audience));
    } else {
      connection.standAt(hello.lastSeq);
      connection.events(missed);
      connection.heartbeat(parts.now(), build);
    }
    const { actor, audience } = admission;
    return { connection, socket, actor, topic, identify, listens: { kind: 'stream', audience } };
  };

  const countDevice = (deviceId: string, by: 1 | -1): void => {
    const count = (socketsOfDevice.get(deviceId) ?? 0) + by;
    if (count <= 0) socketsOfDevice.delete(deviceId);
    else socketsOfDevice.set(deviceId, count);
    if (by === 1 && count === 1) parts.onDevice(deviceId, { kind: 'connected', problem: null });
    if (count === 0) parts.onDevice(deviceId, { kind: 'disconnected' });
  };

  /** Whether a socket says more than any client of ours would; it is closed then. */
  const floods = (socket: WebSocket): boolean => {
    const count = (said.get(socket) ?? 0) + 1;
    said.set(socket, count);
    if (count > MESSAGES_A_MINUTE) socket.close(CLOSE_POLICY, 'too many messages');
    return count > MESSAGES_A_MINUTE;
  };

  const holdsTooMany = (actor: Actor): boolean => {
    if (parts.socketsMost === undefined || actor.kind === 'anybody') return false;
    let held = 0;
    for (const client of clients) if (client.actor.kind === actor.kind && client.actor.id === actor.id) held += 1;
    return held >= parts.socketsMost;
  };

  return {
    accept(socket, wire, identify) {
      let client: Client | undefined;
      socket.on('ping', () => void floods(socket));
      waitingForHello.add(socket);
      const helloTimer = setTimeout(() => socket.close(CLOSE.noHello, 'no hello in time'), HELLO_WITHIN_MS);
      socket.on('message', (data: RawData) => {
        // What comes after the goodbye counts no more.
        if (socket.readyState !== socket.OPEN || floods(socket)) return;
        const message = parse(data);
        if (client === undefined) {
          clearTimeout(helloTimer);
          waitingForHello.delete(socket);
          if (!Value.Check(Hello, message)) {
            socket.close(CLOSE.badHello, 'bad hello');
            return;
          }
          client = greet(socket, wire, identify, message);
          if (client === undefined) return;
          clients.add(client);
          if (client.actor.kind === 'device') countDevice(client.actor.id, 1);
          return;
        }
        const { actor } = client;
        if (Value.Check(Status, message) && actor.kind === 'device' && actor.deviceKind === 'display') {
          parts.onDevice(actor.id, { kind: 'connected', problem: message.problem });
          return;
        }
        client.connection.error('message.unknown');
      });
      socket.on('close', () => {
        clearTimeout(helloTimer);
        waitingForHello.delete(socket);
        if (client === undefined || !clients.delete(client)) return;
        phones.remove(client.connection);
        if (client.actor.kind === 'device') countDevice(client.actor.id, -1);
      });
    },
    publish: told.take,
    shutOut(whom) {
      for (const { connection, actor } of clients) {
        const device = 'deviceId' in whom && actor.kind === 'device' && actor.id === whom.deviceId;
        const staff = 'staffId' in whom && actor.kind === 'staff' && actor.id === whom.staffId;
        if (device || staff) connection.close(CLOSE.shutOut, 'shut out');
      }
    },
    askAgain() {
      for (const client of clients) mayListen(client);
    },
    connected: () => socketsOfDevice,
    listeners() {
      const count = new Map<string, number>();
      for (const { topic } of clients) {
        const [kind = ''] = topic.split(':', 1);
        count.set(kind, (count.get(kind) ?? 0) + 1);
      }
      return count;
    },
    stop() {
      clearInterval(heartbeat);
      told.flush();
      phones.stop();
      for (const { connection } of clients) connection.close(CLOSE.stopping, 'server stopping');
      for (const socket of waitingForHello) socket.close(CLOSE.stopping, 'server stopping');
    },
  };
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    // Not JSON: the caller answers with the protocol's own refusal.
    return undefined;
  }
}
