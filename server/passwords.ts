import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default variety) with 19 MiB and two passes, as OWASP advises; 40 ms on a cheap PC. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How a hash of today's parameters begins; an older one is made anew at the next sign-in. */
const PRESENT_KIND = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

/** Whether a hash was made with other parameters than today's. */
export function isOldHash(stored: string): boolean {
  return !stored.startsWith(PRESENT_KIND);
}

/** Hashes a password for the store. Off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), PARAMETERS);
}

/** Compared against when the user is unknown, so that the answer takes as long as for a wrong password. */
let nobody: Promise<string> | undefined;

/** Whether the password is right. `stored` undefined = no such user: false, after the same work. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await nobody), password.normalize('NFC'));
  return right && stored !== undefined;
}
