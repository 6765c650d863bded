/** A small HTTP client over sockets of its own: bytes go out as they are given, answers come back as they came. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; text and bytes are sent as they are. */
  readonly body?: unknown;
  /** Sets `Idempotency-Key`. */
  readonly key?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  readonly json: unknown;
}

const ANSWER_WITHIN_MS = 20_000;

/** Sends one request; `agent` says how many connections there are. */
export function send(origin: string, path: string, call: Call, agent: Agent): Promise<Answer> {
  const { body, key } = call;
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const bytes = raw ? body : JSON.stringify(body);
  const headers = {
    ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(bytes) }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...call.headers,
  };
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const method = call.method ?? (body === undefined ? 'GET' : 'POST');
    const asked = request({ hostname, port, path, method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text,
          get json(): unknown {
            return JSON.parse(text);
          },
        });
      });
    });
    asked.setTimeout(ANSWER_WITHIN_MS, () => asked.destroy(new Error(`no answer to ${method} ${path}`)));
    // A server that switches protocols where nobody asked for it has answered all the same.
    asked.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: '', json: undefined });
    });
    asked.on('error', (error) => {
      // The server was just closing this idle connection: a client takes a fresh one.
      if (asked.reusedSocket && 'code' in error && error.code === 'ECONNRESET') {
        send(origin, path, call, agent).then(resolve, reject);
      } else {
        reject(error);
      }
    });
    asked.end(bytes);
  });
}

/** Somebody who asks: a member of staff with a cookie jar, a device with its token, or a stranger. */
export class Client {
  readonly origin: string;
  readonly headers: Record<string, string>;
  private readonly agent: Agent;
  private readonly cookies = new Map<string, string>();

  constructor(origin: string, headers: Readonly<Record<string, string>> = {}, connections = 8) {
    this.origin = origin;
    this.headers = { ...headers };
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Headers that a websocket of the same browser would carry. */
  get handshake(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { ...this.headers, ...(cookie === '' ? {} : { cookie }) };
  }

  async ask(path: string, call: Call = {}): Promise<Answer> {
    const answer = await send(
      this.origin,
      path,
      { ...call, headers: { ...this.handshake, ...call.headers } },
      this.agent,
    );
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      const [pair = ''] = cookie.split(';');
      const split = pair.indexOf('=');
      const value = pair.slice(split + 1);
      if (value === '') this.cookies.delete(pair.slice(0, split));
      else this.cookies.set(pair.slice(0, split), value);
    }
    return answer;
  }

  post(path: string, body?: unknown, key?: string): Promise<Answer> {
    return this.ask(path, {
      method: 'POST',
      ...(body === undefined ? {} : { body }),
      ...(key === undefined ? {} : { key }),
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
