import { and, eq, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { Id } from '#common/contract/text.ts';
import type { Db } from './open.ts';
import { answers } from './schema.ts';

/** Whose key it is, and what was asked with it: the same key with another question is refused. */
export interface IdempotencyKey {
  readonly actor: string;
  readonly key: string;
  readonly fingerprint: string;
}

export interface KeptAnswer {
  readonly fingerprint: string;
  readonly answer: unknown;
}

/** Whose keys these are: two senders may make the same one. */
export function keyHolder(kind: 'staff' | 'device', id: string): string {
  return `${kind}:${id}`;
}

/** The part of an issue's answer that says which ticket was given. */
const Issued = Type.Object({ ticket: Type.Object({ id: Id }) });
/** No request has this fingerprint. */
const CLOSED = 'closed';

/** Answers kept by Idempotency-Key (SPEC R5). */
export function answerStore(db: Db) {
  const find = db
    .select({ fingerprint: answers.fingerprint, answer: answers.answer })
    .from(answers)
    .where(and(eq(answers.actor, sql.placeholder('actor')), eq(answers.key, sql.placeholder('key'))))
    .prepare();
  const insert = db
    .insert(answers)
    .values({
      actor: sql.placeholder('actor'),
      key: sql.placeholder('key'),
      fingerprint: sql.placeholder('fingerprint'),
      answer: sql.placeholder('answer'),
      at: sql.placeholder('at'),
    })
    .prepare();
  return {
    find: ({ actor, key }: IdempotencyKey): KeptAnswer | undefined => find.get({ actor, key }),
    keep(key: IdempotencyKey, answer: unknown, at: number): void {
      insert.run({ ...key, answer, at });
    },
    /** The ticket that a device was given for this key. */
    ticketFor(deviceId: string, key: string): string | undefined {
      const kept = find.get({ actor: keyHolder('device', deviceId), key });
      return Value.Check(Issued, kept?.answer) ? kept.answer.ticket.id : undefined;
    },
    /** A request that carries this key and is still under way must not act any more: it is refused as a mismatch. */
    close(deviceId: string, key: string, at: number): void {
      const actor = keyHolder('device', deviceId);
      if (find.get({ actor, key }) === undefined) insert.run({ actor, key, fingerprint: CLOSED, answer: null, at });
    },
    /** Forgets what was kept before `at`, ms UTC. Rows lie in the order in which they were kept, so the walk ends at the first
     *  that stays: an index on `at` would be a page more in the commit of every command. */
    forgetBefore(at: number): void {
      db.run(sql`delete from answers where rowid < coalesce(
        (select rowid from answers where rowid > 0 and at >= ${at} order by rowid limit 1),
        (select max(rowid) + 1 from answers))`);
    },
  };
}

export type AnswerStore = ReturnType<typeof answerStore>;
