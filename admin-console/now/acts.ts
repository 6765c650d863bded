/** What the buttons of the alerts do. */
import { signal } from '@preact/signals';
import type { Problem } from '#common/contract/errors.ts';
import type { PrintProblem, StaffCounter, StaffService } from '#common/contract/views.ts';
import { newKey } from '#common/web/api.ts';
import { inLanguage } from '#common/web/language.ts';
import { counters } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

/** The last act from this page, with its way back; it stays until the next. */
export interface Done {
  readonly text: string;
  readonly undo?: () => Promise<Problem | undefined>;
}
export const lastDone = signal<Done | undefined>(undefined);

/** Answers why it was refused; nothing when it was done. */
export type Act = () => Promise<Problem | undefined>;

export async function answerHelp(helpId: string, deviceLabel: string): Promise<Problem | undefined> {
  const answer = await send(`/api/help/${helpId}/answer`, { method: 'POST' });
  if (!answer.ok) return answer.problem;
  lastDone.value = { text: words().done.help(deviceLabel) };
  return undefined;
}

/** Prints every slip again that did not come out; stops at the first refusal. */
export async function reprint(slips: readonly PrintProblem[]): Promise<Problem | undefined> {
  for (const { ticketId } of slips) {
    if (ticketId === undefined) continue;
    const answer = await send(`/api/tickets/${ticketId}/print`, { method: 'POST', idempotencyKey: newKey() });
    if (!answer.ok) return answer.problem;
  }
  const labels = slips.flatMap(({ label }) => (label === undefined ? [] : [label]));
  lastDone.value = { text: words().done.reprint(labels) };
  return undefined;
}

export async function dismiss(slips: readonly PrintProblem[]): Promise<Problem | undefined> {
  for (const { jobId } of slips) {
    const answer = await send(`/api/print-jobs/${jobId}/dismiss`, { method: 'POST' });
    if (!answer.ok) return answer.problem;
  }
  lastDone.value = { text: words().done.dismiss };
  return undefined;
}

/** Lets a free counter serve one more field, after its own. */
export async function assign(counter: StaffCounter, service: StaffService): Promise<Problem | undefined> {
  const change = async (serviceIds: readonly string[]): Promise<Problem | undefined> => {
    const answer = await send(`/api/counters/${counter.id}`, { method: 'PATCH', body: { serviceIds } });
    if (!answer.ok) return answer.problem;
    void counters.reload();
    return undefined;
  };
  const refused = await change([...counter.serviceIds, service.id]);
  if (refused !== undefined) return refused;
  lastDone.value = {
    text: words().done.assign(inLanguage(service.shortName), counter.number),
    undo: async () => {
      const kept = await change(counter.serviceIds);
      if (kept === undefined)
        lastDone.value = { text: words().done.unassign(inLanguage(service.shortName), counter.number) };
      return kept;
    },
  };
  return undefined;
}

/** The machine's clock is right: the office takes its time, and with it its day. */
export async function confirmClock(): Promise<Problem | undefined> {
  const answer = await send('/api/clock/confirm', { method: 'POST' });
  if (!answer.ok) return answer.problem;
  lastDone.value = { text: words().done.clock };
  return undefined;
}
