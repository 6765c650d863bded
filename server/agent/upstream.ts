/** What the agent asks of the server. An answer that did not come is a value: the caller goes on without it. */
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { CardAnswer, type CardBody } from '#common/contract/cards.ts';
import { IssueAnswer, type IssueBody, PaperListAnswer, type PaperListBody } from '#common/contract/commands.ts';
import { Problem } from '#common/contract/errors.ts';
import {
  AgentPrintJob,
  type AgentPrintOutcome,
  type HandedTicket,
  HandInAnswer,
  PairAnswer,
  SyncAnswer,
  type SyncBody,
} from '#common/contract/kiosk-agent.ts';

export type Reply<T> =
  | { readonly kind: 'answer'; readonly status: number; readonly body: T }
  | { readonly kind: 'refusal'; readonly status: number; readonly problem: Problem; readonly retryAfter?: string }
  /** Nothing came, or nothing that this server says: it may have acted all the same. */
  | { readonly kind: 'lost'; readonly why: string };

export type SlipPath = '/api/slip-codes' | '/api/slip-codes/apology';

export interface Upstream {
  issue(body: IssueBody, key: string): Promise<Reply<IssueAnswer>>;
  paperList(body: PaperListBody, key: string): Promise<Reply<PaperListAnswer>>;
  handIn(tickets: readonly HandedTicket[]): Promise<Reply<HandInAnswer>>;
  sync(body: SyncBody): Promise<Reply<SyncAnswer>>;
  help(method: 'POST' | 'DELETE'): Promise<Reply<unknown>>;
  /** The code of a slip, and its apology on paper. */
  slip(path: SlipPath, body: unknown, key: string): Promise<Reply<unknown>>;
  /** The mark of a citizen card for today. */
  card(body: CardBody): Promise<Reply<CardAnswer>>;
  /** The next slip for the printer here; undefined when there was none within `seconds`. */
  nextSlip(seconds: number, signal: AbortSignal): Promise<Reply<AgentPrintJob | undefined>>;
  slipOutcome(jobId: string, outcome: AgentPrintOutcome): Promise<Reply<unknown>>;
  pair(code: string): Promise<Reply<PairAnswer>>;
}

/** A citizen stands there: after this the number comes from the kiosk's own block. */
const CITIZEN_WAITS_MS = 2_500;
const ANSWER_WITHIN_MS = 10_000;

export interface UpstreamParts {
  readonly serverUrl: string;
  token(): string | null;
  readonly citizenWaitsMs?: number;
}

export function createUpstream({ serverUrl, token, citizenWaitsMs = CITIZEN_WAITS_MS }: UpstreamParts): Upstream {
  async function ask<S extends TSchema>(call: Call, schema?: S): Promise<Reply<Static<S>>> {
    const bearer = token();
    try {
      const response = await fetch(serverUrl + call.path, {
        method: call.method,
        headers: {
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        redirect: 'error',
        signal: call.signal ?? AbortSignal.timeout(call.withinMs ?? ANSWER_WITHIN_MS),
      });
      return read(response.status, await response.text(), response.headers.get('retry-after'), schema);
    } catch (cause) {
      // fetch rejects for everything between here and the server; all of it means the same.
      return { kind: 'lost', why: whyLost(cause) };
    }
  }

  const post = (path: string, body?: unknown): Call => ({ method: 'POST', path, body });

  return {
    issue: (body, key) => ask({ ...post('/api/tickets', body), key, withinMs: citizenWaitsMs }, IssueAnswer),
    paperList: (body, key) =>
      ask({ ...post('/api/paper-lists', body), key, withinMs: citizenWaitsMs }, PaperListAnswer),
    handIn: (tickets) => ask(post('/api/kiosk-agent/tickets', { tickets }), HandInAnswer),
    sync: (body) => ask(post('/api/kiosk-agent/sync', body), SyncAnswer),
    slip: (path, body, key) => ask({ ...post(path, body), key }),
    card: (body) => ask({ ...post('/api/cards', body), withinMs: citizenWaitsMs }, CardAnswer),
    help: (method) => ask({ method, path: '/api/help' }),
    async nextSlip(seconds, signal) {
      const late = AbortSignal.any([signal, AbortSignal.timeout((seconds + 10) * 1_000)]);
      const path = `/api/kiosk-agent/print-jobs/next?wait=${seconds}`;
      const reply = await ask({ method: 'GET', path, signal: late });
      if (reply.kind !== 'answer' || reply.status === 204) return reply as Reply<undefined>;
      return checked(reply.status, reply.body, AgentPrintJob);
    },
    slipOutcome: (jobId, outcome) => ask(post(`/api/kiosk-agent/print-jobs/${jobId}/outcome`, outcome)),
    pair: (code) => ask(post('/api/pair', { code }), PairAnswer),
  };
}

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly withinMs?: number;
  readonly signal?: AbortSignal;
}

function read<S extends TSchema>(
  status: number,
  text: string,
  retryAfter: string | null,
  schema?: S,
): Reply<Static<S>> {
  const body = parse(text);
  if (status >= 200 && status < 300) return checked(status, body, schema);
  if (!Value.Check(Problem, body)) return { kind: 'lost', why: `status ${status} without a reason of this server` };
  return { kind: 'refusal', status, problem: body, ...(retryAfter === null ? {} : { retryAfter }) };
}

/** Only what has the shape of the contract is taken for an answer: a proxy's error page is none. */
function checked<S extends TSchema>(status: number, body: unknown, schema?: S): Reply<Static<S>> {
  if (schema === undefined || Value.Check(schema, body)) return { kind: 'answer', status, body: body as Static<S> };
  return { kind: 'lost', why: `an answer of another shape (status ${status})` };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyLost(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(inner instanceof Error)) return String(inner);
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
}
