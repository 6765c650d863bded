/** Asks until there is an answer, always with the same key, as PROTOCOL.md tells every client to. */

import type { Dice } from '#test/support/dice.ts';
import type { Answer, Call } from '#test/support/running-http.ts';
import { Client } from '#test/support/running-http.ts';
import type { Ledger } from './ledger.ts';
import type { Credentials } from './office.ts';
import type { Victim } from './victim.ts';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Patient {
  readonly who: Credentials;
  private readonly victim: Victim;
  private readonly ledger: Ledger;
  private readonly dice: Dice;
  private client: Client | undefined;
  private keys = 0;

  constructor(who: Credentials, victim: Victim, ledger: Ledger, dice: Dice) {
    this.who = who;
    this.victim = victim;
    this.ledger = ledger;
    this.dice = dice;
  }

  /** A command that acts once; now and then the same key is sent once more, as after a double tap. */
  async act(path: string, body?: unknown): Promise<Answer> {
    this.keys += 1;
    const key = `${this.who.id}-${this.keys}`;
    const call = { method: 'POST', key, ...(body === undefined ? {} : { body }) };
    const answer = await this.ask(path, call);
    if (answer.status < 300) {
      this.ledger.count('acknowledged');
      if (this.dice(12) === 0) await this.askAgain(path, call, answer);
    } else {
      this.ledger.count('refused by the rules');
    }
    return answer;
  }

  /** Until an answer comes that is neither "stopping" nor "no room on the disk". */
  async ask(path: string, call: Call): Promise<Answer> {
    for (;;) {
      const origin = await this.victim.origin();
      this.ledger.count('asked');
      try {
        const answer = await this.clientAt(origin).ask(path, call);
        if (answer.status !== 503) return answer;
        this.noteUnavailable(answer, path);
      } catch {
        // Cut off in the middle, refused, reset: whether it acted only the next answer can tell.
        this.ledger.count('answers lost');
      }
      await pause(20 + this.dice(60));
    }
  }

  /** Without patience: the answer, or undefined when there is none. */
  async glance(path: string): Promise<Answer | undefined> {
    const origin = await this.victim.origin();
    return this.clientAt(origin)
      .ask(path)
      .catch(() => undefined);
  }

  private async askAgain(path: string, call: Call, first: Answer): Promise<void> {
    this.ledger.count('keys sent again');
    const second = await this.ask(path, call);
    const status = first.status === 201 ? 200 : first.status;
    if (second.status !== status || second.text !== first.text) {
      this.ledger.faults.push(`${path}: the same key was answered otherwise: ${second.status} ${second.text}`);
    }
  }

  private noteUnavailable({ text }: Answer, path: string): void {
    if (text.includes('"store.unavailable"')) this.ledger.count('refused: store.unavailable');
    else if (text.includes('"server.stopping"')) this.ledger.count('refused: server.stopping');
    else this.ledger.faults.push(`${path}: 503 without a known code: ${text}`);
  }

  private clientAt(origin: string): Client {
    if (this.client?.origin !== origin) {
      this.client?.close();
      this.client = new Client(origin, { origin, ...this.who.headers }, 24);
    }
    return this.client;
  }

  close(): void {
    this.client?.close();
  }
}
