/** What the server has acknowledged: the book against which its database is read after every kill. */

/** A number that was given. */
export interface Issued {
  readonly ticketId: string;
  readonly label: string;
  readonly deviceId: string;
  readonly serviceId: string;
  readonly token: string;
}

/** One step of an act, e.g. `ticket.called` of this ticket. */
export interface Step {
  readonly type: string;
  readonly ticketId: string;
}

export type Tally =
  | 'asked'
  | 'acknowledged'
  | 'answers lost'
  | 'refused: store.unavailable'
  | 'refused: server.stopping'
  | 'refused by the rules'
  | 'keys sent again'
  | 'views compared'
  | 'events heard'
  | 'snapshots taken'
  | 'feeds resumed'
  | 'slips on paper'
  | 'pieces of slips on paper';

export class Ledger {
  /** By ticket. */
  readonly issued = new Map<string, Issued>();
  /** By staff member: the acts of a counter in the order in which they were acknowledged. */
  readonly acts = new Map<string, (readonly Step[])[]>();
  /** What must not be: an answer that changed, a code that nobody expected. */
  readonly faults: string[] = [];
  readonly tallies = new Map<Tally, number>();

  count(what: Tally, by = 1): void {
    this.tallies.set(what, (this.tallies.get(what) ?? 0) + by);
  }

  noteIssued(issued: Issued): void {
    if (this.issued.has(issued.ticketId)) this.faults.push(`${issued.label}: one ticket was given for two touches`);
    this.issued.set(issued.ticketId, issued);
  }

  noteAct(staffId: string, steps: readonly Step[]): void {
    if (steps.length === 0) return;
    const own = this.acts.get(staffId) ?? [];
    own.push(steps);
    this.acts.set(staffId, own);
  }
}
