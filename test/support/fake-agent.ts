/** A kiosk's agent as the contract describes one: its questions in order, nothing of its own machinery. */
import { uuidv7 } from 'uuidv7';
import {
  type AgentPrinter,
  AgentPrintJob,
  type AgentPrintOutcome,
  type HandedTicket,
  HandInAnswer,
  type NumberBlock,
  SyncAnswer,
} from '#common/contract/kiosk-agent.ts';
import { expectAnswer } from './answers.ts';
import type { Device, Running } from './running.ts';
import type { Answer } from './running-http.ts';

export const PRINTER: AgentPrinter = { name: 'XP-80', state: 'ready', dots: 576, status: 'full' };

export class FakeAgent {
  readonly id: string;
  private known: Device['client'];
  private readonly office: Running;
  blocks: NumberBlock[] = [];
  printer: AgentPrinter | null = null;

  constructor(office: Running, device: Device) {
    this.office = office;
    this.known = device.client;
    this.id = device.id;
  }

  /** A server that was started anew listens at another port. */
  get client(): Device['client'] {
    if (this.known.origin !== this.office.origin) this.known = this.office.stranger(this.known.headers);
    return this.known;
  }

  async sync(lowOn: readonly string[] = []): Promise<SyncAnswer> {
    const body = { blocks: this.blocks, lowOn, printer: this.printer };
    const answer = expectAnswer(await this.client.post('/api/kiosk-agent/sync', body), 200, SyncAnswer);
    this.blocks = answer.blocks.map(({ usedTo: _used, ...block }) => block);
    return answer;
  }

  /** The agent's block of a prefix, the first one. */
  block(prefix: string): NumberBlock {
    const block = this.blocks.find((one) => one.prefix === prefix);
    if (block === undefined) throw new Error(`no block of ${prefix}`);
    return block;
  }

  /** A ticket as this kiosk gives it now, from its own block. */
  ticket(prefix: string, change: Partial<HandedTicket> = {}): HandedTicket {
    const { serviceId, from } = this.block(prefix);
    return {
      id: uuidv7(),
      serviceId,
      prefix,
      number: from,
      origin: 'block',
      procedureCode: null,
      priorityClass: 'none',
      language: 'vi',
      issuedAt: new Date(this.office.clock.now).toISOString(),
      token: uuidv7().replaceAll('-', ''),
      askedWithKey: null,
      ...change,
    };
  }

  /** The result of each ticket: its outcome, or the code of its refusal. */
  async handIn(...tickets: readonly HandedTicket[]): Promise<string[]> {
    const answer = await this.client.post('/api/kiosk-agent/tickets', { tickets });
    const { results } = expectAnswer(answer, 200, HandInAnswer);
    return results.map(({ outcome, code }) => code ?? outcome);
  }

  /** Asks for the next slip; undefined when there is none. */
  async next(wait = 20): Promise<AgentPrintJob | undefined> {
    const answer = await this.client.ask(`/api/kiosk-agent/print-jobs/next?wait=${wait}`);
    return answer.status === 204 ? undefined : expectAnswer(answer, 200, AgentPrintJob);
  }

  tell(jobId: string, outcome: AgentPrintOutcome): Promise<Answer> {
    return this.client.post(`/api/kiosk-agent/print-jobs/${jobId}/outcome`, outcome);
  }
}

export async function fakeAgent(office: Running, label?: string): Promise<FakeAgent> {
  return new FakeAgent(office, await office.device('kiosk', label));
}
