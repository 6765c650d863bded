/** The code of a slip: asked once, by a scanner or by touch, and what the server says about it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { SlipAnswer } from '#common/contract/dossiers.ts';
import { callApi, newKey } from '#common/web/api.ts';
import { language } from '#common/web/language.ts';
import type { Kiosk } from './kiosk.ts';

export type SlipState =
  | { readonly kind: 'none' | 'asking' }
  | { readonly kind: 'told'; readonly code: string; readonly answer: SlipAnswer }
  | { readonly kind: 'refused'; readonly why: string };

export type ApologyState = 'no' | 'sending' | 'sent' | 'failed';

/** What of the kiosk it works on. */
export type SlipKiosk = Pick<Kiosk, 'feed' | 'step' | 'go'>;

export interface Slip {
  readonly state: ReadonlySignal<SlipState>;
  /** What became of the wish to have the apology on paper. */
  readonly apology: ReadonlySignal<ApologyState>;
  /** Reads the code of a slip: says what it means, or gives the number that is due. */
  read(code: string): void;
  printApology(): Promise<void>;
  clear(): void;
}

const ANSWER_WITHIN_MS = 6_000;

export function createSlip({ feed, step, go }: SlipKiosk): Slip {
  const state = signal<SlipState>({ kind: 'none' });
  const apology = signal<ApologyState>('no');
  /** Counts codes; the answer to an older one is not shown to the next citizen. */
  let turn = 0;
  /** The answer, unless the citizen has left meanwhile. */
  const ask = async (code: string): Promise<SlipAnswer | undefined> => {
    turn += 1;
    const mine = turn;
    state.value = { kind: 'asking' };
    apology.value = 'no';
    const answer = await callApi<SlipAnswer>('/api/slip-codes', {
      method: 'POST',
      body: { code, language: language.peek() },
      idempotencyKey: newKey(),
      timeoutMs: ANSWER_WITHIN_MS,
    });
    if (mine !== turn) return undefined;
    if (!answer.ok) {
      state.value = { kind: 'refused', why: answer.problem.code };
      return undefined;
    }
    state.value = { kind: 'told', code, answer: answer.body };
    return answer.body;
  };

  const read = async (code: string): Promise<void> => {
    go({ kind: 'slip' });
    if (step.peek().kind !== 'slip') return;
    const answer = await ask(code);
    if (answer?.kind !== 'number') return;
    const { ticket } = answer.issued;
    const service = feed.view.peek()?.services[ticket.serviceId];
    if (service === undefined) return;
    const procedure = service.procedures.find((entry) => entry.code === ticket.procedureCode);
    go({ kind: 'number', taken: { answer: answer.issued, service, procedure, at: performance.now() } });
  };

  return {
    state,
    apology,
    read: (code) => void read(code),
    async printApology() {
      const now = state.peek();
      if (now.kind !== 'told' || apology.peek() === 'sending' || apology.peek() === 'sent') return;
      const mine = turn;
      apology.value = 'sending';
      const { ok } = await callApi('/api/slip-codes/apology', {
        method: 'POST',
        body: { code: now.code, language: language.peek() },
        idempotencyKey: newKey(),
      });
      if (mine === turn) apology.value = ok ? 'sent' : 'failed';
    },
    clear() {
      turn += 1;
      state.value = { kind: 'none' };
      apology.value = 'no';
    },
  };
}
