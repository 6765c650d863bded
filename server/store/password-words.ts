/** The words that somebody who knows the office would try as a password first (SPEC A13). */
import type { Staff } from '#common/contract/office.ts';
import { readOffice } from './office.ts';
import type { Db } from './open.ts';

/** User name and name of the account, and the office's name in both languages. */
export function passwordWords(db: Db, person: Partial<Pick<Staff, 'username' | 'name'>> = {}): string[] {
  const { name } = readOffice(db).settings;
  const words = [person.username, person.name, name.vi, name.en];
  return words.filter((word) => word !== undefined);
}
