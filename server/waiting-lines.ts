/** Who waits, by service and class, oldest first (SPEC P6). Kept in order as tickets come and go, so that no question about
 *  a line has to sort it. */
import type { TicketRow } from './domain/ticket.ts';

export class WaitingLines {
  private readonly lines = new Map<string, Map<string, TicketRow[]>>();
  /** By service: dossiers beyond one a ticket. */
  private readonly extra = new Map<string, number>();

  clear(): void {
    this.lines.clear();
    this.extra.clear();
  }

  add(ticket: TicketRow): void {
    const ofService = this.lines.get(ticket.serviceId) ?? new Map<string, TicketRow[]>();
    this.lines.set(ticket.serviceId, ofService);
    const line = ofService.get(ticket.priorityClass);
    if (line === undefined) ofService.set(ticket.priorityClass, [ticket]);
    else line.splice(placeIn(line, ticket), 0, ticket);
    this.weigh(ticket, 1);
  }

  /** `ticket` as it was added. */
  remove(ticket: TicketRow): void {
    const ofService = this.lines.get(ticket.serviceId);
    const line = ofService?.get(ticket.priorityClass);
    if (ofService === undefined || line === undefined) return;
    const place = placeIn(line, ticket);
    if (line[place]?.id !== ticket.id) return;
    line.splice(place, 1);
    this.weigh(ticket, -1);
    if (line.length === 0) ofService.delete(ticket.priorityClass);
  }

  count(serviceId: string): number {
    let count = 0;
    for (const line of this.lines.get(serviceId)?.values() ?? []) count += line.length;
    return count;
  }

  /** The dossiers of all who wait in a service (SPEC J130). */
  dossiers(serviceId: string): number {
    return this.count(serviceId) + (this.extra.get(serviceId) ?? 0);
  }

  /** Whether anybody who waits in a service brings more than one. */
  anyOfMany(serviceId: string): boolean {
    return (this.extra.get(serviceId) ?? 0) > 0;
  }

  private weigh({ serviceId, dossiers }: TicketRow, sign: 1 | -1): void {
    if (dossiers > 1) this.extra.set(serviceId, (this.extra.get(serviceId) ?? 0) + sign * (dossiers - 1));
  }

  /** By class; a class in which nobody waits is not there. */
  of(serviceId: string): ReadonlyMap<string, readonly TicketRow[]> {
    return this.lines.get(serviceId) ?? new Map();
  }
}

/** Where a ticket stands in a line, or would: how many are older than it. */
export function placeIn(line: readonly TicketRow[], ticket: TicketRow): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = line[middle];
    if (other !== undefined && isOlder(other, ticket)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOlder(a: TicketRow, b: TicketRow): boolean {
  return a.placeAt < b.placeAt || (a.placeAt === b.placeAt && a.id < b.id);
}
