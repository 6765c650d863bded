/** Wires the spooler to the queue: which printers there are, when a job was queued, what a printer says. */
import type { FastifyBaseLogger } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import type { PrinterState } from '#common/contract/office.ts';
import type { Config } from './config.ts';
import type { Core } from './core.ts';

export interface PrintRoom {
  stateOf(printerId: string): PrinterState;
  printTest(printerId: string): Promise<string | Refusal>;
  wakeAll(): void;
  stop(): Promise<void>;
}

export async function startPrinting(_parts: { core: Core; config: Config; logger: FastifyBaseLogger }): Promise<PrintRoom> {
  return { stateOf: () => 'unknown', printTest: async () => '', wakeAll() {}, stop: async () => {} };
}
