/** What the command line asks for. */
import { parseArgs } from 'node:util';

export interface Wishes {
  /** Established connections that are broken, at least. */
  readonly disconnects: number;
  readonly seed: number;
  /** How often some displays are cut off while the clocks are put forward. */
  readonly blackouts: number;
  /** Without what takes long: a phone's dead wire is noticed after 25 s, a dead client by the server after 20 s. */
  readonly quick: boolean;
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

export const USAGE = `npm run chaos -- [--disconnects 1000] [--seed N] [--blackouts N] [--json FILE]

  --disconnects  established connections that are broken
  --seed         of the dice; a fresh one otherwise, and always printed
  --blackouts    how often displays are cut off while time passes; one for 60 disconnects otherwise
  --json         writes the figures to this file
`;

/** Disconnects for each blackout. */
const BLACKOUT_EVERY = 60;

/** Throws with a sentence when something makes no sense. */
export function readWishes(args: readonly string[]): Wishes {
  const { values } = parseArgs({
    args: [...args],
    options: {
      disconnects: { type: 'string', default: '1000' },
      seed: { type: 'string' },
      blackouts: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const disconnects = whole('disconnects', values.disconnects, 1);
  const usual = Math.max(1, Math.round(disconnects / BLACKOUT_EVERY));
  return {
    disconnects,
    seed: values.seed === undefined ? Date.now() % 1_000_000 : whole('seed', values.seed, 0),
    blackouts: values.blackouts === undefined ? usual : whole('blackouts', values.blackouts, 0),
    quick: false,
    json: values.json,
  };
}

function whole(name: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"`);
  if (Number(text) < least) throw new Error(`--${name} must be ${least} at least`);
  return Number(text);
}
