/** `/api/kiosk-agent/*`: blocks of numbers for a kiosk that may be cut off, and what it gave meanwhile (SPEC G1–G7). */
import { HandInAnswer, HandInBody, SyncAnswer, SyncBody } from '#common/contract/kiosk-agent.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { type AgentSyncParts, syncAgent } from '#server/agent-sync.ts';
import { type HandInParts, handInTicket } from '#server/hand-in.ts';
import type { PrintRoom } from '#server/print-room.ts';
import { byOf } from './by.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';

export interface KioskAgentParts extends AgentSyncParts, HandInParts {
  readonly agentHeard: PrintRoom['agentHeard'];
}

/** A program at the kiosk's PC, never a page in a browser. */
export const kioskAgents = { access: ['kiosk'], bearerOnly: true } as const;
const tags = ['kiosk agents'];

export function kioskAgentRoutes(app: App, parts: KioskAgentParts): void {
  app.route({
    method: 'POST',
    url: '/api/kiosk-agent/sync',
    config: kioskAgents,
    schema: {
      summary: 'What a kiosk that may be cut off has to know',
      description:
        'After each connect, once a minute, and when something at the kiosk changes; tickets are handed in before.',
      tags,
      body: SyncBody,
      response: { 200: SyncAnswer },
    },
    handler: async (request, reply) => {
      const { actor, body } = request;
      if (actor.kind !== 'device') return refused(reply, refuse('auth.forbidden'));
      const answer = await syncAgent(parts, actor.id, body);
      if (isRefusal(answer)) return refused(reply, answer);
      parts.agentHeard(actor.id, body.printer, answer.printerId);
      return reply.send(answer);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/kiosk-agent/tickets',
    config: kioskAgents,
    schema: {
      summary: 'Hand in tickets that the kiosk gave while it was cut off',
      description: 'Each has its own result; handing one in again changes nothing.',
      tags,
      body: HandInBody,
      response: { 200: HandInAnswer },
    },
    handler: async (request, reply) => {
      const by = byOf(request);
      // Asked for in one turn of the event loop, so all of them share one transaction (SPEC R1).
      const outcomes = await Promise.all(
        request.body.tickets.map(async (ticket) => ({
          id: ticket.id,
          outcome: await handInTicket(parts, ticket, by),
        })),
      );
      const results: HandInAnswer['results'] = [];
      for (const { id, outcome } of outcomes) {
        if (!isRefusal(outcome)) results.push({ id, outcome });
        else if (outcome.code === 'server.stopping') return refused(reply, outcome);
        else results.push({ id, outcome: 'refused', code: outcome.code });
      }
      return reply.send({ results });
    },
  });
}
