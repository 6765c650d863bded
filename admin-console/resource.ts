/** Lists of the office that this page reads and keeps fresh. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppointmentPlan } from '#common/contract/appointments.ts';
import type { Problem } from '#common/contract/errors.ts';
import type { DeviceKind, Office, PrinterBody, PrinterState, Procedure, Staff } from '#common/contract/office.ts';
import type { Bilingual, Id } from '#common/contract/text.ts';
import { onOfficeChanged } from './live.ts';
import { send } from './session.ts';

export interface Resource<T> {
  readonly value: ReadonlySignal<T | undefined>;
  /** Why the last reading failed. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** Reads anew; what is shown stays until the answer is there. */
  reload(): Promise<void>;
  /** Reads once, when nobody has read it yet. */
  need(): void;
  /** Forgets everything, for the next person who signs in. */
  forget(): void;
}

const all = new Set<Resource<unknown>>();

function resource<Body, T>(path: string, section: string, take: (body: Body) => T): Resource<T> {
  const value = signal<T | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  let asked = false;
  let turn = 0;
  const reload = async (): Promise<void> => {
    asked = true;
    turn += 1;
    const mine = turn;
    const answer = await send<Body>(path);
    // An older answer must not overwrite a newer one.
    if (mine !== turn) return;
    if (answer.ok) value.value = take(answer.body);
    problem.value = answer.ok ? undefined : answer.problem;
  };
  onOfficeChanged((changed) => {
    if (asked && (changed === section || changed === '*')) void reload();
  });
  const made: Resource<T> = {
    value,
    problem,
    reload,
    need: () => {
      if (!asked) void reload();
    },
    forget: () => {
      asked = false;
      turn += 1;
      value.value = undefined;
      problem.value = undefined;
    },
  };
  all.add(made);
  return made;
}

/** Forgets all lists. */
export function forgetLists(): void {
  for (const one of all) one.forget();
}

export interface ServiceItem {
  readonly id: Id;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly hint?: Bilingual;
  readonly position: number;
  readonly active: boolean;
  readonly procedures: readonly Procedure[];
}

export interface CounterItem {
  readonly id: Id;
  readonly number: number;
  readonly name: Bilingual;
  readonly serviceIds: readonly Id[];
}

export interface DeviceItem {
  readonly id: Id;
  readonly kind: DeviceKind;
  readonly label: string;
  readonly printerId: Id | null;
}

export type PrinterItem = PrinterBody & { readonly id: Id; readonly state: PrinterState };

export interface Picture {
  readonly name: string;
  readonly url: string;
}

export const services = resource('/api/services', 'services', (body: { services: readonly ServiceItem[] }) =>
  [...body.services].sort((a, b) => a.position - b.position),
);
export const appointmentPlans = resource(
  '/api/appointments/plans',
  'services',
  (body: { plans: readonly { readonly serviceId: Id; readonly plan: AppointmentPlan }[] }) =>
    new Map(body.plans.map(({ serviceId, plan }) => [serviceId, plan])),
);
export const counters = resource('/api/counters', 'counters', (body: { counters: readonly CounterItem[] }) =>
  [...body.counters].sort((a, b) => a.number - b.number),
);
export const staff = resource('/api/staff', 'staff', (body: { staff: readonly Staff[] }) => body.staff);
export const devices = resource('/api/devices', 'devices', (body: { devices: readonly DeviceItem[] }) => body.devices);
export const printers = resource(
  '/api/printers',
  'printers',
  (body: { printers: readonly PrinterItem[] }) => body.printers,
);
export const pictures = resource(
  '/api/pictures',
  'pictures',
  (body: { pictures: readonly Picture[] }) => body.pictures,
);
export const office = resource('/api/office', 'office', (body: Office) => body);
