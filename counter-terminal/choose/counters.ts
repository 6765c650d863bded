import type { Bilingual, Id } from '#common/contract/text.ts';
import { type ApiResult, callApi, newKey } from '#common/web/api.ts';

/** A counter as the chooser shows it. */
export interface CounterChoice {
  readonly id: Id;
  readonly number: number;
  readonly name: Bilingual;
  readonly services: readonly { readonly id: Id; readonly prefix: string; readonly name: Bilingual }[];
  readonly session: {
    readonly staffId: Id;
    readonly staffName?: string;
    readonly paused: boolean;
  } | null;
}

interface CountersAnswer {
  readonly counters: readonly (Omit<CounterChoice, 'services'> & { readonly serviceIds: readonly Id[] })[];
}

interface ServicesAnswer {
  readonly services: readonly {
    readonly id: Id;
    readonly prefix: string;
    readonly name: Bilingual;
    readonly shortName?: Bilingual;
  }[];
}

/** All counters in the order of their numbers, with the names of what they serve. */
export async function readCounters(): Promise<ApiResult<readonly CounterChoice[]>> {
  const [counters, services] = await Promise.all([
    callApi<CountersAnswer>('/api/counters'),
    callApi<ServicesAnswer>('/api/services'),
  ]);
  if (!counters.ok) return counters;
  // Without the names the counters can still be chosen by number.
  const named = new Map(services.ok ? services.body.services.map((service) => [service.id, service]) : []);
  const body = counters.body.counters
    .map(({ serviceIds, ...counter }) => ({
      ...counter,
      services: serviceIds.flatMap((id) => {
        const service = named.get(id);
        return service === undefined ? [] : [{ id, prefix: service.prefix, name: service.shortName ?? service.name }];
      }),
    }))
    .sort((a, b) => a.number - b.number);
  return { ok: true, status: counters.status, body };
}

/** Sits down at a counter; refused with the reason when somebody else sits there. */
export function openCounter(id: Id): Promise<ApiResult<unknown>> {
  return callApi(`/api/counters/${id}/session`, { method: 'PUT', idempotencyKey: newKey() });
}
