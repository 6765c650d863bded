/** A number on one's own phone: the code of the lobby screen, the field, the number (SPEC J120–J123). */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { Problem } from '#common/contract/errors.ts';
import type { HallPassAnswer, HallTicketBody } from '#common/contract/hall-code.ts';
import { callApi } from '#common/web/api.ts';
import { language } from '#common/web/language.ts';

/** The number that this phone took last, so that a second look at the code leads to it. */
export interface Kept {
  readonly label: string;
  readonly path: string;
}

export type Step =
  | { readonly kind: 'reading' | 'code' }
  | { readonly kind: 'kept'; readonly number: Kept }
  | { readonly kind: 'field'; readonly offer: HallPassAnswer };

export interface Taking {
  readonly step: ReadonlySignal<Step>;
  readonly busy: ReadonlySignal<boolean>;
  readonly priority: Signal<boolean>;
  /** How many go with the number (SPEC J129). */
  readonly dossiers: Signal<number>;
  /** Why the last touch led nowhere. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  start(): Promise<void>;
  /** Gives the code that was typed, or stood in the QR. */
  enter(code: string): Promise<void>;
  take(serviceId: string): Promise<void>;
  /** A number is wanted beside the one that this phone has. */
  another(): Promise<void>;
}

export interface TakingParts {
  /** The code in the address, `''` when there is none. */
  readonly code: string;
  /** What this phone took before, if that still opens something. */
  kept(): Promise<Kept | undefined>;
  keep(number: Kept): void;
  open(path: string): void;
}

export function createTaking({ code, kept, keep, open }: TakingParts): Taking {
  const step = signal<Step>({ kind: 'reading' });
  const busy = signal(false);
  const priority = signal(false);
  const dossiers = signal(1);
  const problem = signal<Problem | undefined>(undefined);

  const ask = async <T>(path: string, body: unknown): Promise<T | undefined> => {
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = undefined;
    const answer = await callApi<T>(path, { method: 'POST', body });
    busy.value = false;
    if (answer.ok) return answer.body;
    problem.value = answer.problem;
    // Only the screen in the hall has another.
    if (answer.problem.code === 'hall.pass') step.value = { kind: 'code' };
    return undefined;
  };

  const enter = async (typed: string): Promise<void> => {
    const offer = await ask<HallPassAnswer>('/api/hall-passes', { code: typed });
    step.value = offer === undefined ? { kind: 'code' } : { kind: 'field', offer };
  };
  const begin = async (): Promise<void> => {
    if (code === '') step.value = { kind: 'code' };
    else await enter(code);
  };

  return {
    step,
    busy,
    priority,
    dossiers,
    problem,
    enter,
    another: begin,
    async start() {
      const number = await kept();
      if (number === undefined) await begin();
      else step.value = { kind: 'kept', number };
    },
    async take(serviceId) {
      const now = step.peek();
      if (now.kind !== 'field') return;
      const body: HallTicketBody = {
        pass: now.offer.pass,
        serviceId,
        priority: priority.peek(),
        language: language.peek(),
        ...(dossiers.peek() === 1 ? {} : { dossiers: dossiers.peek() }),
      };
      // The pass is the key of this intent: a touch after a lost answer gets the same number.
      const issued = await ask<IssueAnswer>('/api/hall-tickets', body);
      if (issued === undefined) return;
      const path = `/t/${issued.token}`;
      keep({ label: issued.ticket.label, path });
      open(path);
    },
  };
}
