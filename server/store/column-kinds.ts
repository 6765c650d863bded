/** Kinds of columns that every table uses. */
import { integer, text } from 'drizzle-orm/sqlite-core';

/** Milliseconds UTC. */
export const moment = (name: string) => integer(name);

export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();
