/** What the command line asks for. */
import { parseArgs } from 'node:util';

export interface Wishes {
  /** Names of the measurements; empty: all of them. */
  readonly names: readonly string[];
  /** Rounds of each measurement that must not be dropped. */
  readonly rounds: number;
  /** Where the data folders are made; it should lie on the disk that an office would use. */
  readonly folder: string | undefined;
  /** File for the figures as JSON. */
  readonly json: string | undefined;
  /** Measures without the correctness gate; every figure is then marked as not valid. */
  readonly gate: boolean;
}

export const usage = (
  known: readonly string[],
): string => `npm run bench -- [NAME …] [--rounds 7] [--folder DIR] [--json FILE] [--no-gate]

  NAME      ${known.join(', ')} (default: all)
  --rounds  rounds of each measurement (default: 7)
  --folder  where the data folders are made (default: the system's folder for temporary files)
  --json    writes the figures to this file
  --no-gate leaves out the correctness gate; the figures are then marked as not valid
`;

/** Throws with a sentence when something makes no sense. */
export function readWishes(args: readonly string[], known: readonly string[]): Wishes {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '7' },
      folder: { type: 'string' },
      json: { type: 'string' },
      'no-gate': { type: 'boolean', default: false },
    },
  });
  if (!/^[1-9]\d{0,3}$/.test(values.rounds)) {
    throw new Error(`--rounds must be a whole number from 1, not "${values.rounds}"`);
  }
  const stranger = positionals.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Error(`there is no measurement "${stranger}"; there are ${known.join(', ')}`);
  return {
    names: positionals,
    rounds: Number(values.rounds),
    folder: values.folder,
    json: values.json,
    gate: !values['no-gate'],
  };
}
