/** Keeps as many people waiting as a measurement wants to find. */
import { callLanes, issueLanes } from './cases/lanes.ts';
import type { Gun } from './load/gun.ts';
import type { Product } from './product.ts';

const CONNECTIONS = 20;

/** How many wait now, in all services together. */
export async function waiting({ send, office }: Product): Promise<number> {
  const answer = await send('GET', '/api/services', office.supervisor);
  return servicesOf(answer).reduce((sum, service) => sum + service.waiting, 0);
}

/** Issues numbers until `wanted` people wait. */
export async function fillLine(product: Product, gun: Gun, wanted: number): Promise<void> {
  const missing = wanted - (await waiting(product));
  if (missing <= 0) return;
  const lanes = issueLanes(product.office, Math.min(CONNECTIONS, missing));
  await gun.perSecond({ origin: product.origin, lanes, amount: missing });
}

function servicesOf(answer: unknown): { readonly waiting: number }[] {
  if (typeof answer !== 'object' || answer === null || !('services' in answer) || !Array.isArray(answer.services)) {
    throw new Error('the list of services is no list');
  }
  return answer.services.map((service: { readonly waiting?: unknown }) => {
    if (typeof service.waiting !== 'number') throw new Error('a service does not say how many wait');
    return { waiting: service.waiting };
  });
}

/** Issues or calls until about `wanted` people wait; the counters must be open. */
export async function holdLine(product: Product, gun: Gun, wanted: number): Promise<void> {
  const spare = (await waiting(product)) - wanted;
  if (spare <= 0) return fillLine(product, gun, wanted);
  await gun.perSecond({ origin: product.origin, lanes: callLanes(product.office.seats), amount: Math.max(spare, 40) });
}
