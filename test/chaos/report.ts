/** What a run has shown, as lines for people and as JSON for programs. */
import { availableParallelism } from 'node:os';
import type { Wishes } from './arguments.ts';
import type { Outcome } from './campaign.ts';

const FAULTS_SHOWN = 60;

export function asTable({ seed, disconnects }: Wishes, outcome: Outcome): string {
  const { faults, figures } = outcome;
  const lines = [
    `seed ${seed}: ${outcome.disconnects} disconnects of ${outcome.clients} clients in ${outcome.seconds} s on ${availableParallelism()} cores, ${outcome.calls} calls`,
    ...[...figures].sort(([a], [b]) => a.localeCompare(b)).map(([name, figure]) => `  ${name}: ${figure}`),
    `faults: ${faults.length}`,
    ...faults.slice(0, FAULTS_SHOWN).map((fault) => `  ✗ ${fault}`),
    ...(faults.length === 0 ? [] : [`again: npm run chaos -- --disconnects ${disconnects} --seed ${seed}`]),
  ];
  return `${lines.join('\n')}\n`;
}

export function asJson({ seed }: Wishes, outcome: Outcome): string {
  const figures = Object.fromEntries(outcome.figures);
  return `${JSON.stringify({ seed, cores: availableParallelism(), ...outcome, figures }, null, 2)}\n`;
}
