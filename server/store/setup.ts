/** What `luot init` and `luot demo` set up before the doors open, straight on the store. */
import type { Refusal } from '#common/contract/errors.ts';
import type { Staff, StaffBody } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { hashPassword } from '#server/passwords.ts';
import { makePassword } from '#server/secrets.ts';
import { createPairing } from './devices.ts';
import type { Db } from './open.ts';
import { createStaff } from './staff.ts';

/** Makes an account with a password in the clear. */
export async function createAccount(
  db: Db,
  { password, mustChangePassword = false, ...body }: StaffBody,
): Promise<Staff | Refusal> {
  return createStaff(db, { ...body, passwordHash: await hashPassword(password), mustChangePassword });
}

/**
 * Makes the first administrator, user name `admin`. A password that is given (LUOT_ADMIN_PASSWORD) is the office's own;
 * one that is made here is answered to be printed once, and in a real office has to be changed at the first sign-in.
 */
export async function createFirstAdmin(
  db: Db,
  { given, name, demo }: { readonly given: string | undefined; readonly name: string; readonly demo: boolean },
): Promise<{ readonly username: string; readonly password: string }> {
  const username = 'admin';
  const password = given ?? makePassword();
  const made = await createAccount(db, {
    username,
    name,
    role: 'admin',
    password,
    mustChangePassword: given === undefined && !demo,
  });
  if (isRefusal(made)) throw new Error(`the first administrator cannot be made: ${made.code}`);
  return { username, password };
}

/** A link that pairs one browser, once, within 15 minutes. */
export function pairingLink(db: Db, deviceId: string, origin: string, now: number): string | Refusal {
  const pairing = createPairing(db, deviceId, now);
  return isRefusal(pairing) ? pairing : `${origin}/pair/${pairing.code}`;
}
