#!/usr/bin/env node
/** The command `luot`. */
import { parseArgs } from 'node:util';
import { backup } from './cli/backup.ts';
import { check } from './cli/check.ts';
import { demo } from './cli/demo.ts';
import { HELP } from './cli/help.ts';
import { init } from './cli/init.ts';
import { restore } from './cli/restore.ts';
import { serve } from './cli/serve.ts';
import { UsageError } from './cli/usage.ts';
import { ConfigError } from './config.ts';
import { DataFolderInUse } from './data-folder.ts';

const COMMANDS: Readonly<
  Record<string, (args: readonly string[], flags: { readonly force: boolean }) => Promise<number>>
> = {
  init,
  serve,
  demo,
  backup,
  restore,
  check,
};

async function main(argv: readonly string[]): Promise<number> {
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
  const command = COMMANDS[name];
  if (command === undefined) throw new UsageError(`there is no command "${name}"`);
  return command(args, { force: values.force });
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected =
      error instanceof UsageError ||
      error instanceof ConfigError ||
      error instanceof DataFolderInUse ||
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
