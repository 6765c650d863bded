/** SPEC B5, J52, J91, J126: what is good for one day is in no office and in no copy of it once that day has ended. */
import { expect, test } from 'vitest';
import { openStore } from '#server/store/open.ts';
import { bookingKeys, bookingPhones, cardNumbers, ratingMarks } from '#server/store/visit-schema.ts';
import { maybeToWipe, wipeEndedDays } from '#server/store/wipe.ts';

const ENDED = '2026-11-20';
const TODAY = '2026-11-23';
const TABLES = ['booking_keys', 'booking_phones', 'card_numbers', 'rating_marks'];

test('hashes of days that have ended go with their keys, those of today stay', () => {
  const store = openStore(':memory:');
  const { db, sqlite } = store;
  for (const day of [ENDED, TODAY]) {
    db.insert(bookingKeys).values({ day, key: 'k' }).run();
    db.insert(bookingPhones).values({ day, hash: 'h', count: 1 }).run();
    db.insert(cardNumbers).values({ day, mark: 'm', ticketId: 't' }).run();
    db.insert(ratingMarks).values({ day, mark: 'm' }).run();
  }
  expect(maybeToWipe(sqlite, TODAY)).toBe(true);
  expect(wipeEndedDays(sqlite, TODAY)).toBe(TABLES.length);
  for (const table of TABLES) expect(sqlite.prepare(`select day from ${table}`).pluck().all(), table).toEqual([TODAY]);
  expect([maybeToWipe(sqlite, TODAY), wipeEndedDays(sqlite, TODAY)]).toEqual([false, 0]);
  store.close();
});

test('a copy of an older schema, without those tables, is wiped all the same', () => {
  const store = openStore(':memory:');
  for (const table of [...TABLES, 'appointments']) store.sqlite.exec(`drop table ${table}`);
  expect([maybeToWipe(store.sqlite, TODAY), wipeEndedDays(store.sqlite, TODAY)]).toEqual([false, 0]);
  store.close();
});
