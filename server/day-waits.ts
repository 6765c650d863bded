/** How long each ticket of the day has waited, kept in order so that the middle is known without sorting. */
export class DayWaits {
  private readonly byTicket = new Map<string, number>();
  private readonly sorted: number[] = [];

  clear(): void {
    this.byTicket.clear();
    this.sorted.length = 0;
  }

  /** From issue to first call, ms. */
  set(ticketId: string, ms: number): void {
    this.delete(ticketId);
    this.byTicket.set(ticketId, ms);
    this.sorted.splice(this.placeOf(ms), 0, ms);
  }

  delete(ticketId: string): void {
    const ms = this.byTicket.get(ticketId);
    if (ms === undefined) return;
    this.byTicket.delete(ticketId);
    this.sorted.splice(this.placeOf(ms), 1);
  }

  /** Half of the tickets waited less than this, ms; undefined before the first call. */
  half(): number | undefined {
    return this.sorted[Math.floor(this.sorted.length / 2)];
  }

  entries(): ReadonlyMap<string, number> {
    return this.byTicket;
  }

  /** How many waited less. */
  private placeOf(ms: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
