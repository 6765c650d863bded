/** The strips of this office, and what was done with them last. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type {
  Strip,
  StripPrintAnswer,
  StripReturnAnswer,
  StripReturnBody,
  StripsAnswer,
} from '#common/contract/strips.ts';
import type { Bilingual, Id } from '#common/contract/text.ts';
import { type ApiResult, callApi } from '#common/web/api.ts';
import { askOnce } from './ask.ts';

export type StripNews =
  | { readonly kind: 'printed'; readonly strip: Strip }
  | { readonly kind: 'back'; readonly answer: StripReturnAnswer }
  | { readonly kind: 'problem'; readonly message: Bilingual };

export interface StripList {
  readonly strips: ReadonlySignal<readonly Strip[] | undefined>;
  readonly news: ReadonlySignal<StripNews | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  /** The strip that is being typed in. */
  readonly entering: Signal<Id | undefined>;
  load(): Promise<void>;
  print(serviceId: Id, count: number, printerId: Id): Promise<void>;
  printAgain(id: Id, printerId: Id): Promise<void>;
  bringBack(id: Id, body: StripReturnBody): Promise<void>;
}

export function createStripList(expired: () => void): StripList {
  const strips = signal<readonly Strip[] | undefined>(undefined);
  const news = signal<StripNews | undefined>(undefined);
  const busy = signal(false);
  const entering = signal<Id | undefined>(undefined);

  const load = async (): Promise<void> => {
    const answer = await callApi<StripsAnswer>('/api/strips');
    if (answer.ok) strips.value = [...answer.body.strips].reverse();
    else if (answer.status === 401) expired();
    else news.value = { kind: 'problem', message: answer.problem.message };
  };

  const act = async <T>(path: string, body: unknown, told: (answer: T) => StripNews): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    news.value = undefined;
    const answer: ApiResult<T> = await askOnce<T>(path, body, () => undefined);
    busy.value = false;
    if (answer.ok) {
      entering.value = undefined;
      news.value = told(answer.body);
    } else if (answer.status === 401) expired();
    else news.value = { kind: 'problem', message: answer.problem.message };
    await load();
  };
  const printed = ({ strip }: StripPrintAnswer): StripNews => ({ kind: 'printed', strip });

  return {
    strips,
    news,
    busy,
    entering,
    load,
    print: (serviceId, count, printerId) => act('/api/strips', { serviceId, count, printerId }, printed),
    printAgain: (id, printerId) => act(`/api/strips/${id}/print`, { printerId }, printed),
    bringBack: (id, body) =>
      act<StripReturnAnswer>(`/api/strips/${id}/return`, body, (answer) => ({ kind: 'back', answer })),
  };
}
