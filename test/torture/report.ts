/** What a run has shown, as a table for people and as JSON for programs. */
import { availableParallelism } from 'node:os';
import type { Wishes } from './arguments.ts';
import type { Outcome } from './campaign.ts';

export function asTable({ seed }: Wishes, outcome: Outcome): string {
  const { kills, sigterms, diskFulls, checks, tallies, faults, complaints, seconds } = outcome;
  const total = kills.starting + kills.early + kills.burst;
  const rows: [string, string | number][] = [
    ['seed', seed],
    ['cores of this machine', availableParallelism()],
    ['seconds', seconds],
    [
      'kills',
      `${total} (under load ${kills.burst}, soon after a check ${kills.early}, during a start ${kills.starting})`,
    ],
    ['stops by SIGTERM', sigterms.length === 0 ? 0 : `${sigterms.length} (slowest ${Math.max(...sigterms)} ms)`],
    ['disk filled up', diskFulls],
    ['complete checks', checks],
    ...[...tallies].sort(),
    ['errors in the server’s log', complaints.length],
    ['LOSSES AND OTHER FAULTS', faults.length],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  return [...lines, ...faults.slice(0, 40).map((fault) => `  ✗ ${fault}`), ''].join('\n');
}

export function asJson({ seed }: Wishes, outcome: Outcome): string {
  const { tallies, ...rest } = outcome;
  return `${JSON.stringify({ seed, cores: availableParallelism(), ...rest, tallies: Object.fromEntries(tallies) }, null, 2)}\n`;
}
