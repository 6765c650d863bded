/** One booking from the first choice to the code, or an appointment that is there: where the citizen stands (SPEC J51–J53). */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppointmentView, OfferAnswer, SlotsAnswer } from '#common/contract/appointments.ts';
import type { Problem } from '#common/contract/errors.ts';
import { type ApiResult, callApi, newKey } from '#common/web/api.ts';
import { language } from '#common/web/language.ts';

export type OfferedService = OfferAnswer['services'][number];
export type OfferedSlot = SlotsAnswer['slots'][number];

export type Step =
  | { readonly kind: 'loading' }
  /** The server said no, or nothing; `code` tells which. */
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'service' }
  | { readonly kind: 'day'; readonly service: OfferedService }
  | {
      readonly kind: 'time';
      readonly service: OfferedService;
      readonly day: string;
      readonly slots: readonly OfferedSlot[];
    }
  | { readonly kind: 'phone'; readonly service: OfferedService; readonly slot: OfferedSlot }
  | { readonly kind: 'booked'; readonly view: AppointmentView };

export interface Booking {
  readonly step: ReadonlySignal<Step>;
  readonly offer: ReadonlySignal<OfferAnswer | undefined>;
  /** Set while an appointment is moved: its time is chosen anew. */
  readonly moving: ReadonlySignal<AppointmentView | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last touch led nowhere. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  start(): Promise<void>;
  chooseService(service: OfferedService): void;
  chooseDay(service: OfferedService, day: string): Promise<void>;
  chooseTime(service: OfferedService, slot: OfferedSlot): Promise<void>;
  book(service: OfferedService, slot: OfferedSlot, phone: string): Promise<void>;
  move(view: AppointmentView): Promise<void>;
  cancel(view: AppointmentView): Promise<void>;
  back(): void;
}

export function createBooking(token: string | undefined): Booking {
  const step = signal<Step>({ kind: 'loading' });
  const offer = signal<OfferAnswer | undefined>(undefined);
  const moving = signal<AppointmentView | undefined>(undefined);
  const busy = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  const pathOf = (view: Pick<AppointmentView, 'link'>): string =>
    `/api/appointments/by/${encodeURIComponent(view.link)}`;
  /** The intent that is under way: a touch after a lost answer carries the same key (SPEC R5). */
  let intent: { readonly what: string; readonly key: string } | undefined;

  const keyFor = (what: string): string => {
    if (intent?.what !== what) intent = { what, key: newKey() };
    return intent.key;
  };

  const go = (next: Step): void => {
    problem.value = undefined;
    step.value = next;
  };

  /** Asks once at a time; a "no" stands beside what was touched. */
  const ask = async <T>(path: string, body?: unknown): Promise<T | undefined> => {
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = undefined;
    const post = { method: 'POST', body, idempotencyKey: keyFor(`${path} ${JSON.stringify(body)}`) } as const;
    const answer: ApiResult<T> = await callApi<T>(path, body === undefined ? {} : post);
    busy.value = false;
    if (answer.ok) return answer.body;
    problem.value = answer.problem;
    return undefined;
  };

  const readOffer = async (): Promise<boolean> => {
    const answer = await callApi<OfferAnswer>('/api/appointments/offer');
    if (answer.ok) offer.value = answer.body;
    else go({ kind: 'failed', problem: answer.problem });
    return answer.ok;
  };

  const start = async (): Promise<void> => {
    go({ kind: 'loading' });
    if (!(await readOffer())) return;
    if (token === undefined) return go({ kind: 'service' });
    const answer = await callApi<AppointmentView>(pathOf({ link: token }));
    go(answer.ok ? { kind: 'booked', view: answer.body } : { kind: 'failed', problem: answer.problem });
  };

  const showBooked = (view: AppointmentView | undefined): void => {
    if (view === undefined) return;
    intent = undefined;
    moving.value = undefined;
    history.replaceState(null, '', `/dat-hen/${view.link}`);
    go({ kind: 'booked', view });
  };

  return {
    step,
    offer,
    moving,
    busy,
    problem,
    start,
    chooseService: (service) => go({ kind: 'day', service }),
    async chooseDay(service, day) {
      const answer = await ask<SlotsAnswer>(`/api/appointments/offer/${service.id}/${day}`);
      if (answer !== undefined) go({ kind: 'time', service, day, slots: answer.slots });
    },
    async chooseTime(service, slot) {
      const old = moving.value;
      if (old === undefined) return go({ kind: 'phone', service, slot });
      showBooked(await ask<AppointmentView>(`${pathOf(old)}/move`, { at: slot.at }));
    },
    async book(service, slot, phone) {
      const body = { serviceId: service.id, at: slot.at, phone, language: language.value };
      showBooked(await ask<AppointmentView>('/api/appointments', body));
    },
    async move(view) {
      if (!(await readOffer())) return;
      const service = offer.value?.services.find(({ id }) => id === view.serviceId);
      if (service === undefined) return go({ kind: 'service' });
      moving.value = view;
      go({ kind: 'day', service });
    },
    async cancel(view) {
      showBooked(await ask<AppointmentView>(`${pathOf(view)}/cancel`, {}));
    },
    back() {
      const now = step.value;
      const old = moving.value;
      if (now.kind === 'phone') void this.chooseDay(now.service, now.slot.at.slice(0, 10));
      else if (now.kind === 'time') go({ kind: 'day', service: now.service });
      else if (old !== undefined) showBooked(old);
      else go({ kind: 'service' });
    },
  };
}
