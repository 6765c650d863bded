/**
 * A server for tests of the agent's numbers: what the contract promises (blocks, hand-in by id, answers by key, history),
 * in memory, with faults that a test may ask for. It has no door and no clock of its own.
 */
import type { IssueAnswer, IssueBody } from '#common/contract/commands.ts';
import type { HandedTicket, HandInAnswer, NumberBlock, SyncAnswer, SyncBody } from '#common/contract/kiosk-agent.ts';
import type { Hours } from '#common/contract/office.ts';
import type { KioskView } from '#common/contract/views.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { label } from '#server/domain/numbering.ts';
import { momentFormat } from '#server/moment.ts';
import { kioskView } from '#test/support/fixtures/kiosk-view.ts';

export const ZONE = 'Asia/Ho_Chi_Minh';
const toMoment = momentFormat(ZONE);

export interface ModelTicket {
  readonly id: string;
  readonly day: string;
  readonly label: string;
  readonly serviceId: string;
  readonly issuedAt: number;
  cancelled: boolean;
}

interface State {
  history: string;
  readonly tickets: Map<string, ModelTicket>;
  readonly main: Map<string, number>;
  readonly answers: Map<string, IssueAnswer>;
  readonly blocks: { readonly kiosk: string; readonly block: NumberBlock }[];
}

export class ModelServer {
  readonly view: KioskView;
  now: number;
  hours: Hours | null = null;
  /** Numbers of one block. */
  readonly size: number;
  state: State = { history: 'h1', tickets: new Map(), main: new Map(), answers: new Map(), blocks: [] };
  private ids = 0;

  constructor(
    now: number,
    { size = 30, fields = 3, ...more }: { readonly size?: number; readonly fields?: number } & Partial<KioskView> = {},
  ) {
    this.now = now;
    this.size = size;
    const view = kioskView(more);
    const services = Object.fromEntries(Object.entries(view.services).slice(0, fields));
    this.view = { ...view, services };
  }

  get day(): string {
    return businessDayOf(this.now, ZONE).day;
  }

  get services(): string[] {
    return Object.keys(this.view.services);
  }

  backup(): State {
    return structuredClone(this.state);
  }

  restore(state: State): void {
    this.state = { ...structuredClone(state), history: `h${Math.random()}` };
  }

  issue(kiosk: string, body: IssueBody, key: string): { readonly status: number; readonly answer: IssueAnswer } {
    const before = this.state.answers.get(`${kiosk} ${key}`);
    if (before !== undefined) return { status: 200, answer: before };
    const prefix = this.prefixOf(body.serviceId);
    const counted = `${this.day} ${prefix}`;
    const number = (this.state.main.get(counted) ?? 0) + 1;
    this.state.main.set(counted, number);
    this.ids += 1;
    const ticket = this.take({
      id: `server-${this.ids}-${this.state.history}`,
      day: this.day,
      label: label(prefix, number),
      serviceId: body.serviceId,
      issuedAt: this.now,
    });
    const answer: IssueAnswer = {
      ticket: {
        id: ticket.id,
        label: ticket.label,
        serviceId: ticket.serviceId,
        procedureCode: body.procedureCode ?? null,
        priorityClass: body.priorityClass ?? 'none',
        priorityConfirmed: false,
        state: 'waiting',
        counterId: null,
        businessDay: ticket.day,
        issuedAt: toMoment(ticket.issuedAt),
        calledAt: null,
        startedAt: null,
        endedAt: null,
        calls: 0,
        callReason: null,
      },
      token: `token-of-${ticket.id.replaceAll(/\W/g, '-')}`.padEnd(16, '0').slice(0, 60),
      followUrl: 'http://server/t/x',
      print: { jobId: null, state: 'no-printer' },
      ahead: 0,
      estimate: null,
      counters: [],
    };
    this.state.answers.set(`${kiosk} ${key}`, answer);
    return { status: 201, answer };
  }

  handIn(kiosk: string, handed: readonly HandedTicket[]): HandInAnswer {
    return { results: handed.map((ticket) => this.handOne(kiosk, ticket)) };
  }

  sync(kiosk: string, body: SyncBody): SyncAnswer {
    // A server from an old backup grants what the kiosk says that it holds.
    for (const block of body.blocks) {
      if (!this.blocksOf(kiosk).some((own) => own.prefix === block.prefix && own.from === block.from)) {
        this.state.blocks.push({ kiosk, block });
      }
    }
    for (const serviceId of this.services) {
      const own = this.blocksOf(kiosk).filter((block) => block.serviceId === serviceId);
      if (own.length === 0 || body.lowOn.includes(serviceId)) this.grant(kiosk, serviceId);
    }
    return {
      at: toMoment(this.now),
      history: this.state.history,
      device: { id: kiosk, label: kiosk },
      timeZone: ZONE,
      businessDay: this.day,
      hours: this.hours,
      publicUrl: 'http://server',
      printerId: null,
      blocks: this.blocksOf(kiosk).map((block) => ({ ...block, usedTo: this.usedTo(block) })),
    };
  }

  private handOne(kiosk: string, ticket: HandedTicket): HandInAnswer['results'][number] {
    const { id, serviceId, prefix, number } = ticket;
    if (this.state.tickets.has(id)) return { id, outcome: 'known' };
    const issuedAt = Date.parse(ticket.issuedAt);
    const { day } = businessDayOf(issuedAt, ZONE);
    const name = label(prefix, number);
    const taken = [...this.state.tickets.values()].some((other) => other.day === day && other.label === name);
    if (taken) return { id, outcome: 'refused', code: 'number.taken' };
    this.take({ id, day, label: name, serviceId, issuedAt });
    if (ticket.origin === 'server') {
      const counted = `${day} ${prefix}`;
      this.state.main.set(counted, Math.max(number, this.state.main.get(counted) ?? 0));
    }
    const asked = ticket.askedWithKey === null ? undefined : this.state.answers.get(`${kiosk} ${ticket.askedWithKey}`);
    const double = asked === undefined ? undefined : this.state.tickets.get(asked.ticket.id);
    if (double !== undefined) double.cancelled = true;
    return { id, outcome: 'taken' };
  }

  private take(ticket: Omit<ModelTicket, 'cancelled'>): ModelTicket {
    const taken = { ...ticket, cancelled: false };
    this.state.tickets.set(ticket.id, taken);
    return taken;
  }

  private blocksOf(kiosk: string): NumberBlock[] {
    return this.state.blocks.filter((one) => one.kiosk === kiosk).map(({ block }) => block);
  }

  private grant(kiosk: string, serviceId: string): void {
    const prefix = this.prefixOf(serviceId);
    const ends = this.state.blocks.filter(({ block }) => block.prefix === prefix).map(({ block }) => block.to);
    const from = Math.max(900, ...ends) + 1;
    this.state.blocks.push({ kiosk, block: { serviceId, prefix, from, to: from + this.size - 1 } });
  }

  private usedTo({ prefix, from, to }: NumberBlock): number {
    const numbers = [...this.state.tickets.values()]
      .filter(({ day, label: name }) => day === this.day && name.startsWith(prefix))
      .map(({ label: name }) => Number(name.slice(prefix.length)))
      .filter((number) => from <= number && number <= to);
    return Math.max(from - 1, ...numbers);
  }

  private prefixOf(serviceId: string): string {
    const service = this.view.services[serviceId];
    if (service === undefined) throw new Error(`no service ${serviceId}`);
    return service.prefix;
  }
}
