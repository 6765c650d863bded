/** What the office has to tell, read once: papers change rarely, and a phone's network is poor. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Procedure } from '#common/contract/office.ts';
import type { Bilingual, Id } from '#common/contract/text.ts';
import type { OfficeView } from '#common/contract/views.ts';
import { callApi } from '#common/web/api.ts';

export interface Field {
  readonly id: Id;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly procedures: readonly Procedure[];
}

export interface Catalogue {
  readonly office: OfficeView;
  readonly fields: readonly Field[];
}

export type CatalogueState =
  | { readonly kind: 'loading' | 'failed' | 'off' }
  | { readonly kind: 'there'; readonly catalogue: Catalogue };

export interface Catalogues {
  readonly state: ReadonlySignal<CatalogueState>;
  /** Asks the server; again after a failure. */
  load(): Promise<void>;
}

export function createCatalogue(): Catalogues {
  const state = signal<CatalogueState>({ kind: 'loading' });
  return {
    state,
    async load() {
      state.value = { kind: 'loading' };
      const answer = await callApi<Catalogue>('/api/procedures', { timeoutMs: 20_000 });
      if (answer.ok) state.value = { kind: 'there', catalogue: answer.body };
      else state.value = { kind: answer.problem.code === 'part.off' ? 'off' : 'failed' };
    },
  };
}

/** The procedure of a code with its field; undefined when this office has none. */
export function procedureOf(
  { fields }: Catalogue,
  code: string,
): { readonly field: Field; readonly procedure: Procedure } | undefined {
  for (const field of fields) {
    const procedure = field.procedures.find((one) => one.code === code);
    if (procedure !== undefined) return { field, procedure };
  }
  return undefined;
}
