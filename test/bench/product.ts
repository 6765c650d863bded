/** The product as an office runs it: the built command in a process of its own, on a folder of the disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '#test/support/process.ts';
import { type BenchOffice, makeOffice, type OfficeWanted, type Seat } from './office.ts';

export interface Product {
  readonly office: BenchOffice;
  readonly origin: string;
  readonly folder: string;
  readonly pid: number;
  /** Sends one request; throws unless it succeeds. */
  send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: object): Promise<unknown>;
  /** The process anew on the same folder; ms from its start until it serves. */
  restart(): Promise<number>;
  /** Ends the process and leaves the folder. */
  end(): Promise<void>;
  /** Ends the process and removes the folder. */
  stop(): Promise<void>;
}

/** `within`: the folder in which the office's own is made. Nothing is switched off but the rate limit. */
export async function startProduct(within: string, wanted: OfficeWanted): Promise<Product> {
  const folder = mkdtempSync(join(within, 'office-'));
  const office = makeOffice(folder, wanted);
  return serve(folder, office);
}

/** Serves an office that was made before. */
export async function serve(folder: string, office: BenchOffice): Promise<Product> {
  const launch = () => start(['serve'], { LUOT_DATA: folder, LUOT_RATE_LIMIT: 'off', LUOT_LOG_LEVEL: 'info' });
  let process = launch();
  let origin = await process.origin();
  const end = async (): Promise<void> => {
    await process.stop('SIGTERM');
  };
  return {
    office,
    folder,
    get origin() {
      return origin;
    },
    get pid() {
      const { pid } = process.child;
      if (pid === undefined) throw new Error('the server has no process');
      return pid;
    },
    async send(method, path, headers, body) {
      const answer = await fetch(origin + path, {
        method,
        headers: { ...headers, 'idempotency-key': crypto.randomUUID(), ...(body === undefined ? {} : JSON_BODY) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? undefined : answer.json();
    },
    async restart() {
      await end();
      const began = performance.now();
      process = launch();
      origin = await process.origin();
      return performance.now() - began;
    },
    end,
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const JSON_BODY = { 'content-type': 'application/json' };

/** Opens the counters of these seats. */
export async function openCounters(product: Product, seats: readonly Seat[]): Promise<void> {
  for (const { counterId, headers } of seats) {
    await product.send('PUT', `/api/counters/${counterId}/session`, headers, {});
  }
}
