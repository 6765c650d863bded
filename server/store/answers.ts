import { and, eq, lt, sql } from 'drizzle-orm';
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
    forgetBefore(at: number): void {
      db.delete(answers).where(lt(answers.at, at)).run();
    },
  };
}

export type AnswerStore = ReturnType<typeof answerStore>;
