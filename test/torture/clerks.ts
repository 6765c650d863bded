/** Clerks at their counters: call, start, complete, no-show, park and return, transfer, recall, undo. */
import type { TicketAnswer } from '#common/contract/commands.ts';
import type { Ticket } from '#common/contract/ticket.ts';
import type { Dice } from '#test/support/dice.ts';
import type { Answer } from '#test/support/running-http.ts';
import type { Gate } from './gate.ts';
import type { Ledger, Step } from './ledger.ts';
import type { Seat } from './office.ts';
import { type Patient, pause } from './patient.ts';

/** What a clerk knows of the counter from the answers alone. */
interface Desk {
  seated: boolean;
  open: { readonly id: string; started: boolean } | undefined;
  /** Tickets that were parked or missed here and may come back. */
  readonly aside: string[];
  /** Tickets of the last act, which an undo takes back. */
  readonly last: string[];
}

/** Expected answers that are no acknowledgement. */
const REFUSALS = ['undo.stale', 'undo.nothing', 'ticket.state', 'the ticket is in this service already'];
const REST_MS = 90;

/** Works at one counter until the gate ends. */
export async function runClerk(
  clerk: Patient,
  seat: Seat,
  serviceIds: readonly string[],
  gate: Gate,
  ledger: Ledger,
  dice: Dice,
): Promise<void> {
  const desk: Desk = { seated: false, open: undefined, aside: [], last: [] };

  const accepted = (answer: Answer, what: string): boolean => {
    if (answer.status < 300) return true;
    // The day has turned: everybody was sent home.
    if (answer.text.includes('"counter.closed"')) {
      desk.seated = false;
      desk.open = undefined;
      return false;
    }
    if (!REFUSALS.some((code) => answer.text.includes(`"${code}"`))) {
      ledger.faults.push(`${seat.name}: ${what} was answered ${answer.status} ${answer.text}`);
    }
    return false;
  };

  const note = (steps: readonly Step[]): void => {
    ledger.noteAct(seat.id, steps);
    if (steps.length > 0) desk.last.splice(0, desk.last.length, ...steps.map(({ ticketId }) => ticketId));
  };

  const callNext = async (finish?: 'completed' | 'no-show'): Promise<void> => {
    const before = desk.open;
    const answer = await clerk.act(`/api/counters/${seat.counterId}/call-next`, finish === undefined ? {} : { finish });
    if (!accepted(answer, 'call-next')) return;
    const ended: Step[] = before === undefined ? [] : [{ type: `ticket.${finish}`, ticketId: before.id }];
    if (before !== undefined && finish === 'no-show') desk.aside.push(before.id);
    const called = answer.status === 204 ? undefined : (answer.json as TicketAnswer).ticket;
    desk.open = called === undefined ? undefined : { id: called.id, started: false };
    note([...ended, ...(called === undefined ? [] : [{ type: 'ticket.called', ticketId: called.id }])]);
  };

  const ticketAct = async (id: string, verb: string, past: string, body?: unknown): Promise<boolean> => {
    const answer = await clerk.act(`/api/tickets/${id}/${verb}`, body);
    if (!accepted(answer, verb)) return false;
    note([{ type: `ticket.${past}`, ticketId: id }]);
    return true;
  };

  /** What the undo has brought back is read anew, as a page reads it from its view. */
  const undo = async (): Promise<void> => {
    const answer = await clerk.act(`/api/counters/${seat.counterId}/undo`);
    if (!accepted(answer, 'undo')) return;
    const undone = desk.last.splice(0);
    ledger.noteAct(
      seat.id,
      undone.map((ticketId) => ({ type: 'ticket.undone', ticketId })),
    );
    for (const id of undone) {
      if (desk.open?.id === id) desk.open = undefined;
      if (desk.aside.includes(id)) desk.aside.splice(desk.aside.indexOf(id), 1);
      await lookAt(id);
    }
  };

  const lookAt = async (id: string): Promise<void> => {
    const { state, counterId } = (await clerk.ask(`/api/tickets/${id}`, {})).json as Ticket;
    if (state === 'parked' || state === 'no-show') desk.aside.push(id);
    const open = state === 'called' || state === 'serving';
    if (open && counterId === seat.counterId) desk.open = { id, started: state === 'serving' };
  };

  const sitDown = async (): Promise<void> => {
    const opened = await clerk.ask(`/api/counters/${seat.counterId}/session`, { method: 'PUT' });
    desk.seated = opened.status === 200;
    if (!desk.seated) ledger.faults.push(`${seat.name} cannot sit down: ${opened.text}`);
  };

  const step = async (): Promise<void> => {
    const { open } = desk;
    if (!desk.seated) return sitDown();
    if (dice(14) === 0) return undo();
    if (open === undefined) {
      const back = dice(3) === 0 ? desk.aside.shift() : undefined;
      if (back !== undefined) await ticketAct(back, 'return', 'returned');
      else await callNext();
      return;
    }
    if (open.started) {
      if (dice(3) > 0) return callNext('completed');
      desk.open = undefined;
      if (dice(2) === 0) await ticketAct(open.id, 'complete', 'completed');
      else {
        const serviceId = serviceIds[dice(serviceIds.length)];
        if (!(await ticketAct(open.id, 'transfer', 'transferred', { serviceId }))) desk.open = open;
      }
      return;
    }
    switch (dice(6)) {
      case 0:
        await ticketAct(open.id, 'recall', 'recalled');
        return;
      case 1:
        await ticketAct(open.id, 'park', 'parked');
        desk.aside.push(open.id);
        desk.open = undefined;
        return;
      case 2:
        return callNext('no-show');
      default:
        await ticketAct(open.id, 'start', 'started');
        open.started = true;
    }
  };

  while (!gate.hasEnded) {
    await gate.run(step);
    await pause(REST_MS / 3 + dice(REST_MS));
  }
}
