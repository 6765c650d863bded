/** What the command line asks for. */
import { parseArgs } from 'node:util';

export interface Wishes {
  readonly days: number;
  /** Tickets a day. */
  readonly tickets: number;
  readonly seed: number;
  /** Whether a lobby screen stands in a real browser all the time. */
  readonly page: boolean;
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

export const USAGE = `npm run soak -- [--days 30] [--tickets 1200] [--seed N] [--no-page] [--json FILE]

  --days     working days that are replayed
  --tickets  numbers taken on each
  --seed     of the dice; a fresh one otherwise, and always printed
  --no-page  without the lobby screen in a real browser (which needs \`npm run build:pages\`)
  --json     writes the figures to this file
`;

/** Throws with a sentence when something makes no sense. */
export function readWishes(args: readonly string[]): Wishes {
  const { values } = parseArgs({
    args: [...args],
    options: {
      days: { type: 'string', default: '30' },
      tickets: { type: 'string', default: '1200' },
      seed: { type: 'string' },
      'no-page': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  return {
    days: whole('days', values.days, 2),
    tickets: whole('tickets', values.tickets, 20),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : whole('seed', values.seed, 0),
    page: !values['no-page'],
    json: values.json,
  };
}

function whole(name: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"`);
  if (Number(text) < least) throw new Error(`--${name} must be ${least} at least`);
  return Number(text);
}
