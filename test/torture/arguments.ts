/** What the command line asks for. */
import { parseArgs } from 'node:util';

export interface Wishes {
  readonly kills: number;
  readonly seed: number;
  readonly sigterms: number;
  readonly diskFulls: number;
  /** Where the data folders are made; undefined: the system's folder for temporary files. */
  readonly folder: string | undefined;
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

export const USAGE = `npm run torture -- [--kills 200] [--seed N] [--sigterm N] [--disk-full N] [--folder DIR] [--json FILE]

  --kills      how often the server is killed with SIGKILL
  --seed       of the dice; a fresh one otherwise, and always printed
  --sigterm    stops by SIGTERM under load, mixed in (default: one for every 20 kills)
  --disk-full  how often the disk fills up; needs the right to mount a tmpfs (default: 0)
  --folder     where the data folders are made (default: the system's folder for temporary files)
  --json       writes the figures to this file
`;

/** Throws with a sentence when something makes no sense. */
export function readWishes(args: readonly string[]): Wishes {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string' },
      sigterm: { type: 'string' },
      'disk-full': { type: 'string', default: '0' },
      folder: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const kills = whole('kills', values.kills);
  return {
    kills,
    seed: values.seed === undefined ? Date.now() % 1_000_000 : whole('seed', values.seed),
    sigterms: values.sigterm === undefined ? Math.floor(kills / 20) : whole('sigterm', values.sigterm),
    diskFulls: whole('disk-full', values['disk-full']),
    folder: values.folder,
    json: values.json,
  };
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"`);
  return Number(text);
}
