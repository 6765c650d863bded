import { parseArgs } from 'node:util';

export const USAGE = `npm run fuzz -- [--inputs 100000] [--seed N] [--json FILE]
  --inputs  how many requests, messages and pieces of rubbish
  --seed    plays a run again; without it one is made and printed
  --json    writes the figures to FILE
`;

export interface Wishes {
  readonly inputs: number;
  readonly seed: number;
  readonly json: string | undefined;
}

export function readWishes(args: readonly string[]): Wishes {
  const { values } = parseArgs({
    args: [...args],
    options: { inputs: { type: 'string' }, seed: { type: 'string' }, json: { type: 'string' } },
  });
  return {
    inputs: whole(values.inputs ?? '100000'),
    seed: whole(values.seed ?? String(Date.now() % 1e9)),
    json: values.json,
  };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is not a whole number`);
  return Number(text);
}
