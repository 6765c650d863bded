/** What a kiosk's agent and the server tell each other when they meet (SPEC G1, G2, G8, G9). */

import type { Refusal } from '#common/contract/errors.ts';
import type { NumberBlock, SyncAnswer, SyncBody } from '#common/contract/kiosk-agent.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Desk } from './desk.ts';
import { planBlocks } from './domain/blocks.ts';
import type { NewEvent } from './domain/events.ts';
import { label } from './domain/numbering.ts';
import { keepAgentPrinter } from './store/agent-printer.ts';
import type { BlockStore } from './store/blocks.ts';
import { deviceById } from './store/devices.ts';
import { historyOf } from './store/office.ts';
import type { OfficeFacts } from './store/office-facts.ts';
import type { TicketQueries } from './store/tickets.ts';

export interface AgentSyncParts {
  readonly desk: Desk;
  readonly facts: OfficeFacts;
  readonly tickets: TicketQueries;
  readonly blocks: BlockStore;
  readonly timeZone: string;
  toMoment(ms: number): string;
}

/** Keeps the kiosk's blocks and printer, and answers all that its agent has to know to go on alone. */
export async function syncAgent(
  parts: AgentSyncParts,
  deviceId: string,
  body: SyncBody,
): Promise<SyncAnswer | Refusal> {
  const { desk, facts, blocks, timeZone } = parts;
  const done = await desk.record<SyncAnswer>({ by: { deviceId } }, (db, now) => {
    const device = deviceById(db, deviceId);
    if (device === undefined) return refuse('auth.forbidden');
    const { settings } = facts.office();
    const businessDay = facts.currentDay();
    keepBlocks(parts, deviceId, body, businessDay, now);
    const printer = keepAgentPrinter(db, device, body.printer);
    const told: NewEvent = { type: 'office.changed', ticketId: null, counterId: null, data: { section: 'printers' } };
    return {
      result: {
        at: parts.toMoment(now),
        history: historyOf(db),
        device: { id: device.id, label: device.label },
        timeZone,
        businessDay,
        hours: settings.hours,
        publicUrl: settings.publicUrl,
        blocks: blocks
          .ofDevice(deviceId)
          .map(({ deviceId: _own, ...block }) => ({ ...block, usedTo: usedTo(parts.tickets, businessDay, block) })),
        printerId: printer.printerId,
      },
      events: printer.changed ? [told] : [],
    };
  });
  return isRefusal(done) ? done : done.answer;
}

function keepBlocks(
  { facts, tickets, blocks }: AgentSyncParts,
  deviceId: string,
  { blocks: claimed, lowOn }: SyncBody,
  day: string,
  now: number,
): void {
  const { giveBack, grant } = planBlocks(
    {
      services: facts.services(),
      held: blocks.all(),
      lastNumber: (prefix) => tickets.range(day, prefix)?.lastNumber ?? 0,
      anyGiven: (prefix, { from, to }) =>
        tickets.highestGiven(day, label(prefix, from), label(prefix, to)) !== undefined,
    },
    { deviceId, claimed, lowOn },
  );
  blocks.giveBack(giveBack);
  blocks.grant(deviceId, grant, now);
}

/** The highest number of a block that was given on a day; the one before it when none was. */
function usedTo(tickets: TicketQueries, day: string, { prefix, from, to }: NumberBlock): number {
  const highest = tickets.highestGiven(day, label(prefix, from), label(prefix, to));
  return highest === undefined ? from - 1 : Number(highest.slice(prefix.length));
}
