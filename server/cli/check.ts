import { readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice } from '#server/data-folder.ts';
import { newestSeal, type Seal, sealFault } from '#server/store/audit-chain.ts';
import { findFaults } from '#server/store/faults.ts';
import { openForReading } from '#server/store/open.ts';
import { noOffice, UsageError } from './usage.ts';

/**
 * `luot check`: whether the data are whole, also while they are served. Exit code 1 when they are not. It tells the newest
 * seal of the audit log; `luot check ROW HASH` also compares one that was written down before.
 */
export async function check(args: readonly string[]): Promise<number> {
  const noted = readSeal(args);
  const config = readConfig(process.env, { demo: false });
  if (!holdsOffice(config.data)) throw noOffice(config.data);
  const store = openForReading(databaseFile(config.data));
  try {
    const wrong = noted === undefined ? undefined : sealFault(store, noted);
    const faults = [...findFaults(store), ...(wrong === undefined ? [] : [wrong])];
    if (faults.length === 0) process.stdout.write('The data are whole.\n');
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    const seal = newestSeal(store);
    if (seal !== undefined) process.stdout.write(`Newest row of the audit log: ${seal.seq} ${seal.hash}\n`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    store.close();
  }
}

function readSeal([seq, hash]: readonly string[]): Seal | undefined {
  if (seq === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(seq) || hash === undefined || !/^[\w-]{43}$/.test(hash)) {
    throw new UsageError(
      'check takes nothing, or ROW and HASH as an earlier "luot check" has printed them',
      'Lệnh check không cần gì thêm, hoặc cần SỐ-DÒNG và MÃ như lần "luot check" trước đã in ra.',
    );
  }
  return { seq: Number(seq), hash };
}
