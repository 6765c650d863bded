/** Requests as the machines of an office send them, one lane a connection. */
import type { Lane } from '../load/shot.ts';
import type { BenchOffice, Seat } from '../office.ts';

/** Takes numbers: connections share the kiosks and the services in turn. */
export function issueLanes({ kiosks, serviceIds }: BenchOffice, connections: number): Lane[] {
  return Array.from({ length: connections }, (_, index) => ({
    path: '/api/tickets',
    headers: kiosks[index % kiosks.length] ?? {},
    body: JSON.stringify({ serviceId: serviceIds[index % serviceIds.length] }),
  }));
}

/** Calls the next one at each counter, and is done with the one before. */
export function callLanes(seats: readonly Seat[]): Lane[] {
  return seats.map(({ counterId, headers }) => ({
    path: `/api/counters/${counterId}/call-next`,
    headers,
    body: JSON.stringify({ finish: 'completed' }),
  }));
}

/** The same number of connections to one route of the bare server. */
export function limitLanes(route: '/each' | '/gathered', like: readonly Lane[]): Lane[] {
  return like.map(({ headers, body }) => ({ path: route, headers, body }));
}
