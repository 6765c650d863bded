import { readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice } from '#server/data-folder.ts';
import { findFaults } from '#server/store/faults.ts';
import { openForReading } from '#server/store/open.ts';
import { noOffice } from './usage.ts';

/** `luot check`: whether the data are whole, also while they are served. Exit code 1 when they are not. */
export async function check(): Promise<number> {
  const config = readConfig(process.env, { demo: false });
  if (!holdsOffice(config.data)) throw noOffice(config.data);
  const store = openForReading(databaseFile(config.data));
  try {
    const faults = findFaults(store);
    if (faults.length === 0) process.stdout.write('The data are whole.\n');
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    store.close();
  }
}
