/** The migrations are what the schema says (SPEC D4): none forgotten, every table STRICT, none edited by hand alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { describe, expect, test } from 'vitest';
import * as agentSchema from '#server/agent/schema.ts';
import { openAgentStore } from '#server/agent/store.ts';
import { packageRoot } from '#server/package-root.ts';
import { openStore } from '#server/store/open.ts';
import * as queue from '#server/store/schema.ts';
import * as visit from '#server/store/visit-schema.ts';

interface Journal {
  readonly entries: readonly { readonly idx: number; readonly tag: string }[];
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe.each([
  ['the office', 'drizzle', { ...queue, ...visit }, openStore, 10],
  ['a kiosk’s agent', 'drizzle-kiosk', agentSchema, openAgentStore, 5],
] as const)('the database of %s', (_name, name, tables, open, many) => {
  const folder = join(packageRoot(), name);
  const journal = json(join(folder, 'meta/_journal.json')) as Journal;

  test('D4: a change of the schema has its migration', { timeout: 60_000 }, async () => {
    const last = journal.entries.at(-1);
    const snapshot = json(join(folder, `meta/${String(last?.idx).padStart(4, '0')}_snapshot.json`));
    const before = snapshot as Parameters<typeof generateSQLiteMigration>[0];
    const now = await generateSQLiteDrizzleJson(tables, before.id);
    expect(await generateSQLiteMigration(before, now), 'run: npm run db:generate').toEqual([]);
  });

  test('D4: the journal names every migration, and no other is there', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
    expect(files.sort()).toEqual(journal.entries.map(({ tag }) => `${tag}.sql`).sort());
  });

  test('D4: the migrations alone make the tables that the code knows, all of them STRICT', () => {
    const { sqlite, close } = open(':memory:');
    try {
      const made = sqlite
        .prepare(`select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'`)
        .all() as { name: string; strict: number }[];
      const ours = made.filter(({ name: table }) => table !== '__drizzle_migrations');
      expect(ours.length).toBeGreaterThan(many);
      expect(ours.filter(({ strict }) => strict !== 1)).toEqual([]);
      expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    } finally {
      close();
    }
  });
});

test('D4: foreign keys are on, and what was acknowledged is flushed (SPEC R2)', () => {
  const { sqlite, close } = openStore(':memory:');
  try {
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
  } finally {
    close();
  }
});

const LIVE = [
  `select * from tickets where counter_id = 'c' and state in ('called', 'serving')`,
  `select * from tickets where state = 'waiting' and service_id = 's' and priority_class > ''
     order by service_id, priority_class, place_at, id limit 1`,
  `select * from tickets where business_day = 'd' and service_id = 's'`,
  `select * from events where ticket_id = 't' and ticket_id is not null order by seq`,
  `select * from events where business_day = 'd' order by seq`,
  `select * from events where act_id = 'a' order by seq`,
  `select * from number_ranges where business_day = 'd' and prefix = 'A'`,
  `select * from streaks where business_day = 'd' and service_id = 's'`,
  `select * from answers where actor = 'a' and key = 'k'`,
  `select * from follow_tokens where token = 't'`,
  `select * from counter_sessions where staff_id = 's'`,
];

test.each(LIVE)('D5: an index serves %s', (query) => {
  const { sqlite, close } = openStore(':memory:');
  try {
    const plan = sqlite.prepare(`explain query plan ${query}`).all() as { detail: string }[];
    const details = plan.map(({ detail }) => detail);
    expect(details.join('\n')).toMatch(/USING (COVERING )?INDEX|USING (INTEGER )?PRIMARY KEY/);
    expect(details.filter((detail) => /^SCAN|TEMP B-TREE/.test(detail))).toEqual([]);
  } finally {
    close();
  }
});
