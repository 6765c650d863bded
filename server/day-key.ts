/**
 * The key by which something is known for one business day alone: cards that hold numbers, numbers that were rated (SPEC J91, J126). It lies in a file of its own beside the database, so that no copy of the office holds
 * it, and survives a power cut, so that the rule does. With it go the hashes: without their key they name nobody.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;
const PRIVATE = 0o600;

export interface DayKey {
  /** HMAC-SHA256 of a text by the key of a business day, in base64url: 43 signs. The first question of a day makes its key,
   *  in the place of the one before. */
  mark(day: string, text: string): string;
  /** Takes out the key of any other day than this. */
  wipe(day: string): void;
}

/** The key of the office in this data folder. */
export function dayKey(dataFolder: string): DayKey {
  const file = join(dataFolder, 'day.key');
  let known: { readonly day: string; readonly key: Buffer } | undefined;

  const read = (): typeof known => {
    const [day = '', key = ''] = readIfThere(file).split(' ');
    return day === '' ? undefined : { day, key: Buffer.from(key, 'base64url') };
  };
  /** Over the old one, not beside it: the disk keeps none of it longer than it must. */
  const write = (text: string): void => {
    const handle = openSync(file, 'a+', PRIVATE);
    try {
      ftruncateSync(handle, 0);
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  };

  return {
    mark(day, text) {
      known ??= read();
      if (known?.day !== day || known.key.length !== KEY_BYTES) {
        const key = randomBytes(KEY_BYTES);
        // First to the disk: by a key that a restart would not find the rule would end in the middle of the day.
        write(`${day} ${key.toString('base64url')}`);
        known = { day, key };
      }
      return createHmac('sha256', known.key).update(text).digest('base64url');
    },
    wipe(day) {
      known ??= read();
      if (known === undefined || known.day === day) return;
      write('');
      known = undefined;
    },
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
