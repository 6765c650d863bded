/** What staff do with a dossier: ready, handed out, posted, a new day, the signature under the apology, an import. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { AuditAct } from '#common/contract/audit.ts';
import { DelayBody, DossierAnswer, type DossierState, ImportAnswer, ImportBody } from '#common/contract/dossiers.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import type { NewEvent } from '#server/domain/events.ts';
import { showCode } from '#server/domain/slip-code.ts';
import { dossierBody } from '#server/dossier-body.ts';
import { wrongDay } from '#server/due-days.ts';
import { importResults } from '#server/result-import.ts';
import { changeDossier, type DossierRow, dossierById } from '#server/store/dossiers.ts';
import { byOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

/** Pages that show a work list read it anew. */
export const DOSSIERS_CHANGED: NewEvent = {
  type: 'office.changed',
  ticketId: null,
  counterId: null,
  data: { section: 'dossiers' },
};

const params = Type.Object({ id: Id });
const NoBody = Type.Union([Type.Null(), Type.Object({}, { additionalProperties: false })]);
const operator = { access: ['operator'] } as const;
const supervisor = { access: ['supervisor'] } as const;

/** From which states an act leads to which. */
const STEPS = {
  ready: { from: ['accepted', 'late'], to: 'ready', act: 'dossier.ready' },
  collected: { from: ['ready'], to: 'collected', act: 'dossier.collected' },
  posted: { from: ['ready'], to: 'posted', act: 'dossier.posted' },
} as const satisfies Record<string, { from: readonly DossierState[]; to: DossierState; act: AuditAct }>;

type Change = Partial<Omit<DossierRow, 'id' | 'code'>>;

export function dossierActRoutes(app: App, parts: QueueParts): void {
  const { hall, desk, toMoment } = parts;
  const isOff = (): boolean => !hall.office.settings.parts.results;

  /** Changes one dossier, when its state allows it, and says so in the audit log. */
  const act = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    name: AuditAct,
    decide: (dossier: DossierRow, now: number, staffId: string) => Change | Refusal,
  ) => {
    const by = byOf(request);
    const done = await desk.record({ by, key: keyOf(request) }, (tx, now, note) => {
      if (isOff()) return refuse('part.off');
      if (by.staffId === null) return refuse('auth.required');
      const found = dossierById(tx, id);
      if (found === undefined) return refuse('dossier.unknown');
      const { dossier } = found;
      const change = decide(dossier, now, by.staffId);
      if (isRefusal(change)) return change;
      changeDossier(tx, dossier.id, change);
      const after = { ...dossier, ...change };
      note({
        act: name,
        subject: { kind: 'dossier', id: dossier.id, name: showCode(dossier.code) },
        before: shown(dossier),
        after: shown(after),
      });
      return {
        result: { dossier: dossierBody({ ...found, dossier: after }, hall.businessDay, toMoment) },
        events: [DOSSIERS_CHANGED],
      };
    });
    return isRefusal(done) ? refused(reply, done) : reply.send(done.answer);
  };

  const schemaOf = <Body>(summary: string, body: Body) => ({
    tags: ['dossiers'],
    summary,
    params,
    headers: IdempotencyHeaders,
    body,
    response: { 200: DossierAnswer },
  });

  for (const [name, { from, to, act: audited }] of Object.entries(STEPS)) {
    app.post(
      `/api/dossiers/:id/${name}`,
      { config: operator, schema: schemaOf(`The result is ${name}`, NoBody) },
      (request, reply) =>
        act(request, reply, request.params.id, audited, ({ state }, now) =>
          from.some((allowed) => allowed === state) ? { state: to, since: now } : refuse('dossier.state'),
        ),
    );
  }

  app.post(
    '/api/dossiers/:id/delay',
    { config: operator, schema: schemaOf('The result is late: a new day and why, to be signed', DelayBody) },
    (request, reply) =>
      act(request, reply, request.params.id, 'dossier.delayed', ({ state }, now) => {
        if (state !== 'accepted' && state !== 'late') return refuse('dossier.state');
        const { newDueDay, reason } = request.body;
        const wrong = wrongDay(hall, newDueDay);
        if (wrong !== undefined) {
          const detail = `newDueDay: ${wrong}`;
          return refuse('request.invalid', { field: 'newDueDay', detail, params: { why: wrong } });
        }
        // Another day is another promise: whoever signed for the first has not signed for this one.
        return { state: 'late', since: now, newDueDay, delayReason: reason, signedAt: null, signedBy: null };
      }),
  );

  app.post(
    '/api/dossiers/:id/sign',
    { config: supervisor, schema: schemaOf('Stand for the apology: from now on the citizen is told', NoBody) },
    (request, reply) =>
      act(request, reply, request.params.id, 'dossier.signed', ({ state, newDueDay, signedAt }, now, staffId) =>
        state === 'late' && newDueDay !== null && signedAt === null
          ? { signedAt: now, signedBy: staffId }
          : refuse('dossier.state'),
      ),
  );

  app.post(
    '/api/dossiers/import',
    {
      config: operator,
      schema: {
        tags: ['dossiers'],
        summary: 'Results that came in, from a sheet’s column of codes; `apply: false` shows what would change',
        headers: IdempotencyHeaders,
        body: ImportBody,
        response: { 200: ImportAnswer },
      },
    },
    async (request, reply) => {
      const { codes, apply } = request.body;
      const done = await desk.record({ by: byOf(request), key: keyOf(request) }, (tx, now, note) => {
        if (isOff()) return refuse('part.off');
        const answer = importResults(tx, codes, apply, now);
        if (!apply || answer.changed === 0) {
          note(undefined);
          return { result: answer, events: [] };
        }
        const name = String(answer.changed);
        note({
          act: 'dossier.imported',
          subject: { kind: 'dossier', id: null, name },
          after: { count: answer.changed },
        });
        return { result: answer, events: [DOSSIERS_CHANGED] };
      });
      return isRefusal(done) ? refused(reply, done) : reply.send(done.answer);
    },
  );
}

/** What the audit log compares. */
const shown = ({ state, newDueDay, delayReason, signedAt }: DossierRow) => ({
  state,
  newDueDay,
  delayReason,
  signed: signedAt !== null,
});
