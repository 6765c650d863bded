/** Who listens: screens that stay for months, terminals that come in the morning, phones that are gone the next day. */

import type { Running } from '#test/support/running.ts';
import { Listener } from '#test/support/running-feed.ts';
import type { Client } from '#test/support/running-http.ts';
import type { Book } from './clerk.ts';

const HEARD_WITHIN_MS = 60_000;

export class Screens {
  private readonly running: Running;
  private readonly book: Book;
  private readonly display: Client;
  private readonly steady: Listener[];
  private flaky: Listener;
  private terminals: Listener[] = [];
  private phones: Listener[] = [];

  private constructor(running: Running, book: Book, display: Client, kiosk: Client) {
    this.running = running;
    this.book = book;
    this.display = display;
    this.steady = [this.listen('display', display), this.listen('display', display), this.listen('kiosk', kiosk)];
    this.flaky = this.listen('display', display);
  }

  static async start(running: Running, book: Book, kiosk: Client): Promise<Screens> {
    const { client } = await running.device('display', 'Display of the soak');
    return new Screens(running, book, client, kiosk);
  }

  /** Phones of yesterday are gone; staff open their pages. */
  morning(staff: readonly { readonly client: Client; readonly counterId: string }[]): void {
    for (const phone of this.phones) phone.socket.terminate();
    this.phones = [];
    this.terminals = staff.map(({ client, counterId }) => this.listen(`counter:${counterId}`, client));
    const [supervisor] = staff;
    if (supervisor !== undefined) this.terminals.push(this.listen('monitor', supervisor.client));
  }

  follow(token: string): void {
    this.phones.push(this.listen(`ticket:${token}`));
  }

  /** The Wi-Fi of one screen fails, and it comes back with what it had. */
  flicker(): void {
    const { seq, view } = this.flaky;
    this.check(this.flaky);
    this.flaky.socket.terminate();
    this.flaky = this.listen('display', this.display, seq);
    this.flaky.view = view;
  }

  /** Terminals are switched off, some without a word. */
  evening(): void {
    for (const [index, { socket }] of this.terminals.entries()) {
      if (index % 2 === 0) socket.close();
      else socket.terminate();
    }
    for (const terminal of this.terminals) this.check(terminal);
    this.terminals = [];
  }

  /** Waits until the screens that stay have heard everything, and forgets what was heard: tests keep it, screens do not. */
  async settle(): Promise<void> {
    const stay = [...this.steady, this.flaky];
    const { desk, log } = this.running.server.core;
    await desk.change('opening', {}, () => null);
    const seq = log.lastSeq();
    await Promise.all(stay.map((screen) => screen.reached(seq, HEARD_WITHIN_MS)));
    for (const screen of [...stay, ...this.phones]) this.check(screen);
  }

  end(): void {
    for (const { socket } of [...this.steady, this.flaky, ...this.terminals, ...this.phones]) socket.terminate();
  }

  private check(listener: Listener): void {
    this.book.faults.push(...listener.faults.splice(0));
    listener.messages.length = 0;
  }

  private listen(topic: string, who?: Client, lastSeq?: number): Listener {
    const resumed = lastSeq === undefined ? {} : { lastSeq };
    return new Listener(this.running.origin, topic, { headers: { ...who?.handshake }, ...resumed });
  }
}
