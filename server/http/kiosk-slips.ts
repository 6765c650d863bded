/** `/api/kiosk-agent/print-jobs/*`: slips for the printer at a kiosk's own PC (SPEC G8). */
import { Type } from 'typebox';
import { AgentPrintJob, AgentPrintOutcome } from '#common/contract/kiosk-agent.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { PrintRoom } from '#server/print-room.ts';
import type { Slip } from '#server/printing/kiosk-broker.ts';
import { isPrintReason } from '#server/printing/reasons.ts';
import type { Outcome } from '#server/printing/types.ts';
import { kioskAgents } from './kiosk-agent.ts';
import { closed, IdParams } from './params.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';

export interface KioskSlipParts extends Pick<PrintRoom, 'kiosks' | 'agentOutcome'> {
  toMoment(ms: number): string;
}

/** Below what proxies and phones' routers let an idle connection live. */
const WAIT_MOST_S = 25;
const tags = ['kiosk agents'];
const Wait = Type.Object(
  { wait: Type.Optional(Type.String({ pattern: '^\\d{1,2}$', description: `Seconds, at most ${WAIT_MOST_S}.` })) },
  closed,
);

export function kioskSlipRoutes(app: App, { kiosks, agentOutcome, toMoment }: KioskSlipParts): void {
  app.route({
    method: 'GET',
    url: '/api/kiosk-agent/print-jobs/next',
    exposeHeadRoute: false,
    config: kioskAgents,
    schema: {
      summary: 'The next slip to print at this kiosk; waits for one',
      description: '204 when there was none within the wait. The outcomes of all slips taken before are told first.',
      tags,
      querystring: Wait,
      response: { 200: AgentPrintJob, 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const { actor, query } = request;
      if (actor.kind !== 'device') return refused(reply, refuse('auth.forbidden'));
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const waitMs = Math.min(Number(query.wait ?? 0), WAIT_MOST_S) * 1_000;
      const slip = await kiosks.next(actor.id, waitMs, gone.signal);
      return slip === undefined ? reply.code(204).send(null) : reply.code(200).send(asJob(slip, toMoment));
    },
  });

  app.route({
    method: 'POST',
    url: '/api/kiosk-agent/print-jobs/:id/outcome',
    config: kioskAgents,
    schema: {
      summary: 'What became of a slip',
      description: 'Also for one that this server gave up waiting for. Telling it again changes nothing.',
      tags,
      params: IdParams,
      body: AgentPrintOutcome,
    },
    handler: async (request, reply) => {
      const { actor, body, params } = request;
      if (actor.kind !== 'device') return refused(reply, refuse('auth.forbidden'));
      const no = await agentOutcome(actor.id, params.id, outcomeOf(body));
      return isRefusal(no) ? refused(reply, no) : reply.code(204).send();
    },
  });
}

function asJob({ jobId, label, createdAt, picture }: Slip, toMoment: (ms: number) => string): AgentPrintJob {
  const { width, height, rows } = picture;
  return {
    jobId,
    label,
    createdAt: toMoment(createdAt),
    picture: { width, height, rows: Buffer.from(rows).toString('base64') },
  };
}

/** A reason that this server does not know is a trouble of the printer all the same. */
function outcomeOf({ state, reason }: AgentPrintOutcome): Outcome {
  if (state === 'printed' || state === 'unconfirmed') return { state };
  return { state, reason: reason !== undefined && isPrintReason(reason) ? reason : 'printer-error' };
}
