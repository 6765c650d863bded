#!/usr/bin/env node
/** The command `luot`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HELP } from './cli/help.ts';
import { explainFailure, type Place } from './cli/start-failure.ts';
import { UsageError } from './cli/usage.ts';

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
  if (argv[0] === 'voice' && !argv.includes('--help') && !argv.includes('-h')) {
    return (await import('./cli/voice.ts')).voice(argv.slice(1));
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

/** The settings as they were given, also where they could not be read. */
function place(argv: readonly string[]): Place {
  const { LUOT_DATA, LUOT_PORT, LUOT_HOST } = process.env;
  const kiosk = argv[0] === 'kiosk';
  return {
    data: resolve(LUOT_DATA?.trim() || './data'),
    port: LUOT_PORT?.trim() || (kiosk ? '8081' : '8080'),
    host: LUOT_HOST?.trim() || '127.0.0.1',
    kiosk,
  };
}

/** A cause that is known is told with its way out; a stack helps only where nobody expected the error, or who asks for it. */
function tell(error: unknown): 1 | 2 {
  const failure = explainFailure(error, place(process.argv.slice(2)));
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (failure === undefined) {
    const vi = 'Lượt gặp lỗi không ngờ tới. Xin chạy lại; nếu vẫn lỗi, xin gửi những dòng dưới đây cho người hỗ trợ.';
    const en =
      'Lượt met an error that nobody expected. Start it again; if it comes back, send the lines below to support.';
    process.stderr.write(`luot: ${vi}\nluot: ${en}\n${stack}\n`);
    return 1;
  }
  process.stderr.write(`luot: ${failure.vi}\nluot: ${failure.en}\n`);
  if (['debug', 'trace'].includes(process.env.LUOT_LOG_LEVEL?.trim() ?? '')) process.stderr.write(`${stack}\n`);
  return failure.exitCode;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => process.exit(tell(error)),
);
