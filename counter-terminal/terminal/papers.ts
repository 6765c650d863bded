import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Procedure } from '#common/contract/office.ts';
import { fieldOf } from './phrases.ts';
import type { Situation } from './situation.ts';

/** The papers of the open ticket's procedure, ticked on this screen only and forgotten with the ticket. */
export interface Papers {
  readonly procedure: ReadonlySignal<Procedure | undefined>;
  readonly ticked: ReadonlySignal<ReadonlySet<number>>;
  toggle(index: number): void;
}

export function createPapers(situation: ReadonlySignal<Situation | undefined>): Papers {
  const marks = signal<{ readonly ticketId: string; readonly ticked: ReadonlySet<number> }>({
    ticketId: '',
    ticked: new Set(),
  });
  const ticketId = computed(() => situation.value?.ticket?.id ?? '');
  const procedure = computed(() => {
    const now = situation.value;
    const ticket = now?.ticket;
    if (now === undefined || ticket?.procedureCode === undefined) return undefined;
    return fieldOf(ticket, now)?.procedures.find((entry) => entry.code === ticket.procedureCode);
  });
  const ticked = computed(() => (marks.value.ticketId === ticketId.value ? marks.value.ticked : new Set<number>()));
  return {
    procedure,
    ticked,
    toggle(index) {
      if (index < 0 || index >= (procedure.peek()?.papers.length ?? 0)) return;
      const next = new Set(ticked.peek());
      if (!next.delete(index)) next.add(index);
      marks.value = { ticketId: ticketId.peek(), ticked: next };
    },
  };
}
