/** A clerk for one day: signs in, opens the counter, calls and finishes; now and then parks, transfers, recalls, undoes. */
import type { TicketAnswer } from '#common/contract/commands.ts';
import type { Dice } from '#test/support/dice.ts';
import { PASSWORD, type Running } from '#test/support/running.ts';
import { type Answer, Client } from '#test/support/running-http.ts';

export interface Book {
  requests: number;
  /** What should not happen. */
  readonly faults: string[];
}

export class Clerk {
  readonly client: Client;
  readonly counterId: string;
  private readonly serviceIds: readonly string[];
  private readonly dice: Dice;
  private readonly book: Book;
  private readonly day: string;
  private keys = 0;
  private open: string | undefined;
  private started = false;
  private readonly aside: string[] = [];

  private constructor(
    running: Running,
    counterNumber: number,
    day: string,
    serviceIds: readonly string[],
    dice: Dice,
    book: Book,
  ) {
    this.client = new Client(running.origin, { origin: running.origin }, 2);
    this.counterId = running.counter(counterNumber);
    this.day = day;
    this.serviceIds = serviceIds;
    this.dice = dice;
    this.book = book;
  }

  static async arrive(
    running: Running,
    [username, counterNumber]: readonly [string, number],
    day: string,
    serviceIds: readonly string[],
    dice: Dice,
    book: Book,
  ): Promise<Clerk> {
    const clerk = new Clerk(running, counterNumber, day, serviceIds, dice, book);
    clerk.note(await clerk.client.post('/api/session', { username, password: PASSWORD }), 'sign in');
    clerk.note(await clerk.client.ask(`/api/counters/${clerk.counterId}/session`, { method: 'PUT' }), 'open');
    return clerk;
  }

  /** Serves up to `most` people; fewer when nobody waits. */
  async work(most: number): Promise<void> {
    for (let served = 0; served < most; served += 1) {
      if (this.open !== undefined) await this.tend(this.open);
      if (!(await this.callNext())) return;
    }
  }

  /** Calls one person now. */
  async callNext(): Promise<boolean> {
    // Who was started cannot be missing.
    const how = !this.started && this.dice(50) === 0 ? 'no-show' : 'completed';
    const body = this.open === undefined ? {} : { finish: how };
    const answer = await this.act(`/api/counters/${this.counterId}/call-next`, body);
    this.started = false;
    this.open = answer.status === 200 ? (answer.json as TicketAnswer).ticket.id : undefined;
    return this.open !== undefined;
  }

  /** Some go home properly: the counter closed, signed out. The others leave it to the night. */
  async leave(properly: boolean): Promise<void> {
    if (properly && this.open === undefined) {
      this.note(await this.client.ask(`/api/counters/${this.counterId}/session`, { method: 'DELETE' }), 'close');
      this.note(await this.client.ask('/api/session', { method: 'DELETE' }), 'sign out');
    }
  }

  /** What happens with an open ticket before the next one is called. */
  private async tend(id: string): Promise<void> {
    const chance = this.dice(100);
    if (chance < 30) {
      await this.act(`/api/tickets/${id}/start`);
      this.started = true;
    } else if (chance < 34) {
      await this.act(`/api/tickets/${id}/recall`);
    } else if (chance < 37) {
      await this.act(`/api/tickets/${id}/park`);
      this.aside.push(id);
      this.open = undefined;
    } else if (chance < 40) {
      await this.transfer(id);
    } else if (chance < 41) {
      // The wrong key, and back.
      await this.act(`/api/tickets/${id}/park`);
      await this.act(`/api/counters/${this.counterId}/undo`);
    }
    const back = this.dice(4) === 0 ? this.aside.shift() : undefined;
    if (back !== undefined) await this.act(`/api/tickets/${back}/return`);
  }

  private async transfer(id: string): Promise<void> {
    const serviceId = this.serviceIds[this.dice(this.serviceIds.length)];
    const answer = await this.act(`/api/tickets/${id}/transfer`, { serviceId });
    if (answer.status === 200) this.open = undefined;
  }

  private async act(path: string, body?: unknown): Promise<Answer> {
    this.keys += 1;
    const answer = await this.client.post(path, body, `${this.day}-${this.counterId}-${this.keys}`);
    this.note(answer, path);
    return answer;
  }

  private note(answer: Answer, what: string): void {
    this.book.requests += 1;
    const fine = answer.status < 300 || /"undo\.|ticket is in this service already/.test(answer.text);
    if (!fine) this.book.faults.push(`${this.day} ${what}: ${answer.status} ${answer.text}`);
  }
}
