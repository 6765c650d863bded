import { Type } from 'typebox';
import { Id } from '#common/contract/text.ts';

export const closed = { additionalProperties: false } as const;

/** `:id` in an address. */
export const IdParams = Type.Object({ id: Id }, closed);
