import { uuidv7 } from 'uuidv7';
import { readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice, takeDataFolder } from '#server/data-folder.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { hashPassword } from '#server/passwords.ts';
import { makePassword } from '#server/secrets.ts';
import { auditTrail, BY_LUOT } from '#server/store/audit.ts';
import { officeEntry } from '#server/store/audit-notes.ts';
import { openStore } from '#server/store/open.ts';
import { office, staff } from '#server/store/schema.ts';
import { UsageError } from './usage.ts';

/** `luot init`: an empty office with one administrator. */
export async function init(): Promise<number> {
  const config = readConfig(process.env, { demo: false });
  if (holdsOffice(config.data))
    throw new UsageError(`there is an office in ${config.data} already; nothing was changed`);
  const release = takeDataFolder(config.data);
  const made = config.adminPassword ?? makePassword();
  const passwordHash = await hashPassword(made);
  const store = openStore(databaseFile(config.data));
  try {
    const { day } = businessDayOf(Date.now(), config.timeZone);
    store.sqlite.transaction(() => {
      store.db.insert(office).values({ id: 1, settings: DEFAULT_OFFICE, currentDay: day, demo: false }).run();
      store.db
        .insert(staff)
        .values({
          id: uuidv7(),
          username: 'admin',
          name: 'Quản trị',
          role: 'admin',
          passwordHash,
          // Whoever set it in the environment chose it; one that was printed has to be changed.
          mustChangePassword: config.adminPassword === undefined,
        })
        .run();
      auditTrail(store).append(officeEntry('office.made', DEFAULT_OFFICE.name), BY_LUOT, Date.now());
    })();
  } finally {
    store.close();
    release();
  }
  process.stdout.write(`An empty office was made in ${config.data}.\n`);
  if (config.adminPassword === undefined) {
    process.stdout.write(
      `\n  User name: admin\n  Password:  ${made}   (shown once; it must be changed at the first sign-in)\n\n`,
    );
  }
  process.stdout.write('Next: luot serve\n');
  return 0;
}
