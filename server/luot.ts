#!/usr/bin/env node
/** The command `luot`. */
import { parseArgs } from 'node:util';
import { HELP } from './cli/help.ts';
import { UsageError } from './cli/usage.ts';
import { ConfigError } from './config.ts';
import { DataFolderInUse } from './data-folder.ts';
import { OfficeUnusable } from './store/unusable.ts';

type Command = (args: readonly string[], flags: { readonly force: boolean }) => Promise<number>;

/** Each is loaded when it is asked for: a help text need not wait for a whole server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./cli/init.ts')).init,
  serve: async () => (await import('./cli/serve.ts')).serve,
  demo: async () => (await import('./cli/demo.ts')).demo,
  backup: async () => (await import('./cli/backup.ts')).backup,
  restore: async () => (await import('./cli/restore.ts')).restore,
  check: async () => (await import('./cli/check.ts')).check,
};

async function main(argv: readonly string[]): Promise<number> {
  // Its settings are its own.
  if (argv[0] === 'kiosk' && !argv.includes('--help') && !argv.includes('-h')) {
    return (await import('./cli/kiosk.ts')).kiosk(argv.slice(1));
  }
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, force: { type: 'boolean', default: false } },
  });
  const [name, ...args] = positionals;
  if (values.help === true || name === undefined || name === 'help') {
    process.stdout.write(HELP);
    return name === undefined && values.help !== true ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) throw new UsageError(`there is no command "${name}"`);
  const command = await load();
  return command(args, { force: values.force });
}

// Whatever this process writes (database, backups, slips, pictures) is for its own user alone (SPEC A16).
process.umask(0o077);

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected =
      error instanceof UsageError ||
      error instanceof ConfigError ||
      error instanceof DataFolderInUse ||
      error instanceof OfficeUnusable ||
      (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
    const address = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const text = error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(
      address
        ? `luot: the port is taken by another program. Set LUOT_PORT to a free one.\n`
        : `luot: ${text}\n${error instanceof UsageError ? 'See: luot --help\n' : ''}`,
    );
    process.exit(expected ? 2 : 1);
  },
);
