import { isRefusal } from '#common/contract/refusal.ts';
import { type Config, readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice, takeDataFolder } from '#server/data-folder.ts';
import { DEMO_STAFF, renewDemoPasswords, seedDemoOffice } from '#server/demo/office.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { type Server, startServer } from '#server/main.ts';
import { hashPassword } from '#server/passwords.ts';
import { makePassword } from '#server/secrets.ts';
import { auditTrail, BY_LUOT } from '#server/store/audit.ts';
import { officeEntry } from '#server/store/audit-notes.ts';
import { createPairing } from '#server/store/devices.ts';
import { readOffice } from '#server/store/office.ts';
import { openStore } from '#server/store/open.ts';
import { untilStopped } from './serving.ts';

/** `luot demo`: makes the demo office when the data folder is empty, then serves it. */
export async function demo(): Promise<number> {
  const config = readConfig(process.env, { demo: true });
  const passwords = await prepare(config);
  const server = await startServer({ config });
  process.stdout.write(await welcome(server, passwords));
  return untilStopped(server);
}

/** Makes the office when there is none; gives the demo's staff fresh passwords. A real office keeps its own. */
async function prepare(config: Config): Promise<ReadonlyMap<string, string>> {
  const passwords = new Map(
    DEMO_STAFF.map(({ username }) => [
      username,
      username === 'admin' && config.adminPassword !== undefined ? config.adminPassword : makePassword(),
    ]),
  );
  const hashes = new Map<string, string>();
  for (const [username, password] of passwords) hashes.set(username, await hashPassword(password));
  // Not while another process serves it: its staff would be locked out by the passwords that nobody gets to see.
  const release = takeDataFolder(config.data);
  const fresh = !holdsOffice(config.data);
  const store = openStore(databaseFile(config.data));
  try {
    return store.sqlite.transaction(() => {
      if (fresh) {
        const now = Date.now();
        seedDemoOffice(store.db, businessDayOf(now, config.timeZone).day, now, hashes);
        auditTrail(store).append(officeEntry('office.made', readOffice(store.db).settings.name), BY_LUOT, now);
        return passwords;
      }
      if (store.db.query.office.findFirst().sync()?.demo !== true) return new Map<string, string>();
      renewDemoPasswords(store.db, hashes);
      return passwords;
    })();
  } finally {
    store.close();
    release();
  }
}

async function welcome({ origin, core }: Server, passwords: ReadonlyMap<string, string>): Promise<string> {
  const links: string[] = [];
  for (const { id, kind, label } of core.hall.office.devices) {
    const pairing = await core.desk.change('devices', {}, (db, now) => createPairing(db, id, now));
    if (!isRefusal(pairing)) links.push(`  ${kind.padEnd(8)} ${origin}/pair/${pairing.code}   (${label}; works once)`);
  }
  const people = DEMO_STAFF.filter(({ username }) => passwords.has(username)).map(
    ({ username, name, role }) => `  ${username.padEnd(8)} ${passwords.get(username)}   ${role}, ${name}`,
  );
  return [
    '',
    `Lượt is ready:  ${origin}`,
    '',
    'Open:',
    ...links,
    `  counter  ${origin}/counter`,
    `  admin    ${origin}/admin`,
    '',
    ...(people.length > 0 ? ['Sign in (fresh passwords at every start of the demo):', ...people, ''] : []),
    'Printed slips appear in the folder "printed" of the data folder. Stop with Ctrl+C.',
    '',
    '',
  ].join('\n');
}
