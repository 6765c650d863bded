/** What one visitor may hold of this server at once (SPEC A15): slow requests, connections, and a kiosk's numbers. */
import type { Server } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Headers come within ten seconds and the whole request, a picture over a bad line too, within a minute. */
const HEADERS_WITHIN_MS = 10_000;
const CHECKED_EVERY_MS = 5_000;
const REQUEST_WITHIN_MS = 60_000;
/** Many phones may share the address of an access point. */
const CONNECTIONS_OF_AN_ADDRESS = 1_000;

/** For Node's server when it is made: how often it looks for requests that come too slowly. */
export const SERVER_OPTIONS = { connectionsCheckingInterval: CHECKED_EVERY_MS, maxHeaderSize: 16 * 1024 } as const;

/** A request that comes too slowly is answered with 400 and its connection closed. */
export function limitRequests(server: Pick<Server, 'headersTimeout' | 'requestTimeout'>): void {
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
}

/**
 * Cuts the connections of an address beyond the most that it may hold. A proxy that the office trusts (`proxies`:
 * addresses or networks) may hold any, since it stands for everybody.
 */
export function limitConnections(
  server: Pick<Server, 'on'>,
  proxies: readonly string[] = ['loopback'],
  most = CONNECTIONS_OF_AN_ADDRESS,
): void {
  const free = networksOf(proxies);
  const held = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
    if (isIP(address) !== 0 && free.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return;
    const count = (held.get(address) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    held.set(address, count);
    socket.once('close', () => {
      const left = (held.get(address) ?? 1) - 1;
      if (left <= 0) held.delete(address);
      else held.set(address, left);
    });
  });
}

/** The addresses among the trusted proxies; of names only this machine, since others would free the whole network. */
function networksOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies.flatMap((name) => (name === 'loopback' ? ['127.0.0.0/8', '::1'] : [name]))) {
    const [address = '', bits] = proxy.split('/', 2);
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) continue;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits)) list.addSubnet(address, Number(bits), family);
  }
  return list;
}

export interface Bucket {
  /** Takes one for `key`, once however often the same `intent` is repeated; answers the seconds to wait when there is none. */
  take(key: string, intent: string, now: number): number | undefined;
}

const INTENTS_REMEMBERED = 100;

/** Lets `burst` through at once and then one every `everyMs`. Memory: one entry a key; keys are devices, not visitors. */
export function makeBucket(burst: number, everyMs: number): Bucket {
  const buckets = new Map<string, { left: number; at: number; intents: Set<string> }>();
  return {
    take(key, intent, now) {
      const bucket = buckets.get(key) ?? { left: burst, at: now, intents: new Set<string>() };
      buckets.set(key, bucket);
      if (bucket.intents.has(intent)) return undefined;
      // A clock that steps back gives nothing and takes nothing.
      bucket.left = Math.min(burst, bucket.left + Math.max(0, now - bucket.at) / everyMs);
      bucket.at = now;
      if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * everyMs) / 1_000));
      bucket.left -= 1;
      bucket.intents.add(intent);
      for (const oldest of bucket.intents) {
        if (bucket.intents.size <= INTENTS_REMEMBERED) break;
        bucket.intents.delete(oldest);
      }
      return undefined;
    },
  };
}
