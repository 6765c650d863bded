import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Value } from 'typebox/value';
import { Language } from '#common/contract/text.ts';
import { readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice } from '#server/data-folder.ts';
import { openForReading } from '#server/store/open.ts';
import { allServices } from '#server/store/services.ts';
import { makePack } from '#server/voice/make-pack.ts';
import { isSpeakCommand } from '#server/voice/speak.ts';
import { type Vocabulary, vocabularyOf } from '#server/voice/vocabulary.ts';
import { noOffice, UsageError } from './usage.ts';

const HOW = `luot voice make --command 'espeak-ng -v vi-vn-x-south -s 120 -w {file} {text}' [--language vi|en|fr]`;

/** `luot voice make`: the office's own pack, spoken by any program, laid over the built-in one (SPEC V4, J110). */
export async function voice(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      command: { type: 'string' },
      'command-signs': { type: 'string' },
      language: { type: 'string', default: 'vi' },
      force: { type: 'boolean', default: false },
    },
  });
  const { command, language, 'command-signs': commandForSigns } = values;
  if (positionals.join(' ') !== 'make' || command === undefined) throw new UsageError(`use: ${HOW}`);
  for (const line of [command, commandForSigns ?? command]) {
    if (!isSpeakCommand(line)) throw new UsageError(`the command must hold {text} and {file}: ${HOW}`);
  }
  if (!Value.Check(Language, language)) throw new UsageError(`there is no language "${language}": ${HOW}`);
  const config = readConfig(process.env, { demo: false });
  if (!holdsOffice(config.data)) throw noOffice(config.data);
  const folder = join(config.data, 'voice', language);
  if (existsSync(folder) && !values.force) {
    throw new UsageError(`the office has a voice of its own in ${folder}; --force puts the new one in its place`);
  }
  // Beside it until it is whole: a program that fails half way leaves the voice that there is.
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    const { fragments } = await makePack({
      language,
      folder: draft,
      command,
      ...(commandForSigns === undefined ? {} : { commandForSigns }),
      name: 'luot voice make',
      licence: 'as of the program that spoke it',
      names: ownNames(databaseFile(config.data), language),
      plain: true,
    });
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    process.stdout.write(`${folder}: ${Object.keys(fragments).length} sounds. Start the server again to use them.\n`);
    return 0;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`luot: no voice was made: ${error.message}\n`);
    return 1;
  }
}

/** What the office calls its fields and procedures, where the built-in pack does not know it. */
function ownNames(file: string, language: Language): Vocabulary {
  const store = openForReading(file);
  try {
    const known = new Set(Object.values(vocabularyOf(language)).map(({ text }) => text));
    const services = allServices(store.db);
    const names = services.flatMap(({ name, procedures }) => [name, ...procedures.map((one) => one.name)]);
    const texts = names
      .map(({ vi, en }) => (language === 'vi' || en === '' ? vi : en))
      .map((text) => text.slice(0, 200));
    const own = [...new Set(texts)].filter((text) => !known.has(text));
    return Object.fromEntries(own.map((text, index) => [`name-own-${index + 1}`, { text }]));
  } finally {
    store.close();
  }
}
