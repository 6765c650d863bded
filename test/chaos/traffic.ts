/** What goes on at the office meanwhile: numbers are taken, called, recalled, taken back, sent on; drawn from a dice. */
import type { IssueAnswer, TicketAnswer } from '#common/contract/commands.ts';
import type { Dice } from '#test/support/dice.ts';
import type { Running } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';
import { type Book, count } from './book.ts';
import { pause } from './pause.ts';

/** Who works where. */
export const CLERKS = [
  ['lan', 1],
  ['huy', 2],
  ['hoai', 3],
  ['long', 4],
  ['thu', 5],
] as const;

interface Clerk {
  readonly client: Client;
  readonly counterId: string;
  open: string | undefined;
  started: boolean;
}

const CLASSES = ['none', 'none', 'none', 'elderly', 'unspecified'] as const;

export class Traffic {
  private readonly running: Running;
  private readonly dice: Dice;
  private readonly book: Book;
  private readonly kiosk: Client;
  private readonly serviceIds: readonly string[];
  private readonly clerks: Clerk[] = [];
  private readonly aside: string[] = [];
  private keys = 0;

  private constructor(running: Running, dice: Dice, book: Book, kiosk: Client) {
    this.running = running;
    this.dice = dice;
    this.book = book;
    this.kiosk = kiosk;
    this.serviceIds = running.server.core.hall.office.services.map(({ id }) => id);
  }

  /** The clerks sit down, and the first people come. */
  static async open(running: Running, dice: Dice, book: Book): Promise<Traffic> {
    const { client } = await running.device('kiosk', 'Kiosk of the traffic');
    const traffic = new Traffic(running, dice, book, client);
    for (const [username, number] of CLERKS) {
      const clerk = {
        client: running.signedIn(username),
        counterId: running.counter(number),
        open: undefined,
        started: false,
      };
      traffic.note(await clerk.client.ask(`/api/counters/${clerk.counterId}/session`, { method: 'PUT' }), 'open');
      traffic.clerks.push(clerk);
    }
    for (let people = 0; people < 12; people += 1) await traffic.issue();
    return traffic;
  }

  /** Acts until `goesOn` says no. */
  async flow(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await this.act();
      // Now and then several at once, as when the doors open after lunch.
      if (this.dice(8) === 0) await Promise.all(this.clerks.map((clerk) => this.press(clerk)));
      await pause(40 + this.dice(500));
    }
  }

  /** Takes a number; answers the token of its link. */
  async issue(): Promise<string> {
    const serviceId = this.drawn(this.serviceIds);
    const priorityClass = this.drawn(CLASSES);
    const answer = await this.post(this.kiosk, '/api/tickets', { serviceId, priorityClass });
    if (answer.status !== 201) throw new Error(`a kiosk was refused: ${answer.text}`);
    return (answer.json as IssueAnswer).token;
  }

  /** Calls somebody at some counter. */
  async call(): Promise<void> {
    await this.issue();
    await this.callNext(this.drawn(this.clerks));
  }

  private async act(): Promise<void> {
    const chance = this.dice(100);
    const clerk = this.drawn(this.clerks);
    const { open } = clerk;
    if (chance < 44) await this.issue();
    else if (chance < 70 || open === undefined) await this.callNext(clerk);
    else if (chance < 79) await this.onOpen(clerk, 'recall', open);
    else if (chance < 88) await this.takeBack(clerk);
    else if (chance < 92) clerk.started = (await this.onOpen(clerk, 'start', open)) || clerk.started;
    else if (chance < 96) await this.park(clerk, open);
    else await this.transfer(clerk, open);
    const back = this.dice(6) === 0 ? this.aside.shift() : undefined;
    if (back !== undefined) await this.onOpen(clerk, 'return', back);
  }

  private async callNext(clerk: Clerk): Promise<void> {
    // Who was started cannot be missing.
    const finish = !clerk.started && this.dice(8) === 0 ? 'no-show' : 'completed';
    const path = `/api/counters/${clerk.counterId}/call-next`;
    const answer = await this.post(clerk.client, path, clerk.open === undefined ? {} : { finish });
    clerk.open = answer.status === 200 ? (answer.json as TicketAnswer).ticket.id : undefined;
    clerk.started = false;
  }

  /** Calls, or takes back what was done last: both may meet in one commit. */
  private press(clerk: Clerk): Promise<void> {
    return this.dice(4) === 0 ? this.undo(clerk) : this.callNext(clerk);
  }

  /** The wrong key, and back: what was open before is open again, whatever that was. */
  private async takeBack(clerk: Clerk): Promise<void> {
    await this.callNext(clerk);
    await pause(this.dice(600));
    await this.undo(clerk);
  }

  private async undo(clerk: Clerk): Promise<void> {
    await this.post(clerk.client, `/api/counters/${clerk.counterId}/undo`);
    clerk.open = this.running.server.core.hall.openTicketAt(clerk.counterId)?.id;
    clerk.started = clerk.open !== undefined;
  }

  private async onOpen(clerk: Clerk, verb: string, ticketId: string): Promise<boolean> {
    return (await this.post(clerk.client, `/api/tickets/${ticketId}/${verb}`)).status === 200;
  }

  private async park(clerk: Clerk, ticketId: string): Promise<void> {
    if (!(await this.onOpen(clerk, 'park', ticketId))) return;
    this.aside.push(ticketId);
    clerk.open = undefined;
  }

  private async transfer(clerk: Clerk, ticketId: string): Promise<void> {
    const body = { serviceId: this.drawn(this.serviceIds) };
    const answer = await this.post(clerk.client, `/api/tickets/${ticketId}/transfer`, body);
    if (answer.status === 200) clerk.open = undefined;
  }

  private async post(client: Client, path: string, body?: unknown): Promise<Answer> {
    this.keys += 1;
    const answer = await client.post(path, body, `chaos-${this.keys}`);
    this.note(answer, path);
    return answer;
  }

  private note(answer: Answer, what: string): void {
    count(this.book, 'acts');
    // A refusal is a value: the state of the ticket, nothing to undo, nobody waits.
    const fine = answer.status < 500 && ![400, 401, 403].includes(answer.status);
    if (!fine && !/in this service already/.test(answer.text)) {
      this.book.faults.push(`${what}: ${answer.status} ${answer.text}`);
    }
  }

  private drawn<T>(items: readonly T[]): T {
    const item = items[this.dice(items.length)];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  }
}
