/** Right before fast: no figure counts unless the same server loses nothing and does nothing twice. */

import { databaseFile } from '#server/data-folder.ts';
import { openForReading } from '#server/store/open.ts';
import { runCampaign } from '../torture/campaign.ts';
import { openCounters, type Product, startProduct } from './product.ts';

/** How much the gate does. Tickets are shared by the clients and calls by the counters without a rest. */
export interface GateSizes {
  readonly tickets: number;
  readonly clients: number;
  readonly calls: number;
  readonly counters: number;
  readonly kills: number;
}

/** Before a measurement. */
export const FULL_GATE: GateSizes = { tickets: 1_000, clients: 50, calls: 400, counters: 10, kills: 3 };

/** What is wrong, in words; nothing when the gate is passed. */
export async function gate(folder: string, sizes: GateSizes, progress: (line: string) => void): Promise<string[]> {
  const { tickets, clients, calls, counters, kills } = sizes;
  progress(`${tickets} tickets from ${clients} clients, ${calls} calls from ${counters} counters`);
  const faults = await numbersAndCalls(folder, sizes);
  progress(`${kills} kills under load`);
  const siege = { kills, seed: 4, sigterms: 0, diskFulls: 0, folder, json: undefined };
  const outcome = await runCampaign(siege, () => undefined);
  return [...faults, ...outcome.faults];
}

async function numbersAndCalls(folder: string, sizes: GateSizes): Promise<string[]> {
  const product = await startProduct(folder, { counters: sizes.counters, kiosks: 10, displays: 0 });
  try {
    await openCounters(product, product.office.seats);
    const issued = await issueAll(product, sizes);
    const called = await callAll(product, sizes);
    return [
      ...twice('number', issued),
      ...gaps(issued),
      ...twice('call of', called),
      ...kept(product, issued),
      ...called.filter((label) => !issued.includes(label)).map((label) => `${label} was called and never issued`),
    ];
  } finally {
    await product.stop();
  }
}

/** Labels that were acknowledged. */
async function issueAll({ office, send }: Product, { tickets, clients }: GateSizes): Promise<string[]> {
  const all = Array.from({ length: clients }, async (_, client) => {
    const mine: string[] = [];
    for (let n = 0; n < tickets / clients; n += 1) {
      const serviceId = office.serviceIds[(client + n) % office.serviceIds.length];
      const kiosk = office.kiosks[client % office.kiosks.length] ?? {};
      mine.push(labelOf(await send('POST', '/api/tickets', kiosk, { serviceId })));
    }
    return mine;
  });
  return (await Promise.all(all)).flat();
}

async function callAll({ office, send }: Product, { calls, counters }: GateSizes): Promise<string[]> {
  const clerks = office.seats.map(async ({ counterId, headers }) => {
    const mine: string[] = [];
    for (let n = 0; n < calls / counters; n += 1) {
      const answer = await send('POST', `/api/counters/${counterId}/call-next`, headers, { finish: 'completed' });
      if (answer !== undefined) mine.push(labelOf(answer));
    }
    return mine;
  });
  const called = (await Promise.all(clerks)).flat();
  if (called.length < calls) throw new Error(`only ${called.length} of ${calls} calls found somebody`);
  return called;
}

function twice(what: string, labels: readonly string[]): string[] {
  return labels.filter((label, place) => labels.indexOf(label) !== place).map((label) => `${what} ${label} twice`);
}

/** Of every prefix the numbers must be 1, 2, 3 … */
function gaps(labels: readonly string[]): string[] {
  const prefixes = [...new Set(labels.map((label) => label.replace(/\d+$/, '')))];
  return prefixes.flatMap((prefix) => {
    const mine = labels.filter((label) => label.startsWith(prefix));
    const numbers = mine.map((label) => Number(label.slice(prefix.length))).sort((a, b) => a - b);
    return numbers.flatMap((number, index) =>
      number === index + 1 ? [] : [`${prefix}: ${number} in place of ${index + 1}`],
    );
  });
}

/** What was acknowledged is in the file, as another process reads it. */
function kept({ folder }: Product, labels: readonly string[]): string[] {
  const store = openForReading(databaseFile(folder));
  try {
    const rows = new Set(store.sqlite.prepare<[], string>('SELECT label FROM tickets').pluck().all());
    return labels
      .filter((label) => !rows.has(label))
      .map((label) => `${label} was acknowledged and is not in the file`);
  } finally {
    store.close();
  }
}

function labelOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'ticket' in answer) {
    const { ticket } = answer;
    if (typeof ticket === 'object' && ticket !== null && 'label' in ticket) return String(ticket.label);
  }
  throw new Error('an answer has no ticket');
}
