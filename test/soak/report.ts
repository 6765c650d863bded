/** What a run has shown, as a table for people and as JSON for programs. */
import { availableParallelism } from 'node:os';
import type { Wishes } from './arguments.ts';
import type { Outcome } from './campaign.ts';
import type { Measure } from './measure.ts';

const MIB = 1024 * 1024;
/** Working days of a year. */
const YEAR = 250;

const COLUMNS: readonly (readonly [string, (measure: Measure) => string])[] = [
  ['day', ({ day }) => String(day + 1)],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['heap MiB', ({ heap }) => inMib(heap)],
  ['rss MiB', ({ rss }) => inMib(rss)],
  ['files', ({ files }) => String(files)],
  ['handles', ({ handles }) => String(handles)],
  ['database MiB', ({ database }) => inMib(database)],
  ['log MiB', ({ log }) => inMib(log)],
  ['events', ({ events }) => String(events)],
  ['page heap MiB', ({ page }) => (page === undefined ? '–' : inMib(page.heap))],
  ['nodes', ({ page }) => String(page?.nodes ?? '–')],
];

export const heading = (): string => COLUMNS.map(([name]) => name.padStart(name.length + 2)).join('');

export const asRow = (measure: Measure): string =>
  COLUMNS.map(([name, pick]) => pick(measure).padStart(name.length + 2)).join('');

export function asTable({ seed, days, tickets }: Wishes, outcome: Outcome): string {
  const { levels, faults, bytesPerTicket } = outcome;
  const aYear = (bytesPerTicket * tickets * YEAR) / MIB;
  const lines = [
    `seed ${seed}: ${days} days of ${tickets} tickets in ${outcome.seconds} s on ${availableParallelism()} cores`,
    `${outcome.requests} requests, ${outcome.slips} slips drawn, ${outcome.eventsPerTicket.toFixed(1)} events a ticket`,
    `${bytesPerTicket} bytes of database a ticket: ${Math.round(aYear)} MiB for ${YEAR} days of ${tickets}`,
    ...levels.map(
      ({ name, middle, last, allowed, level }) =>
        `${level ? '✓' : '✗ GROWS:'} ${name}: ${round(middle)} → ${round(last)} (allowed ${round(allowed)})`,
    ),
    `faults: ${faults.length}`,
    ...faults.slice(0, 40).map((fault) => `  ✗ ${fault}`),
  ];
  return `${lines.join('\n')}\n`;
}

export function asJson({ seed, days, tickets }: Wishes, outcome: Outcome): string {
  return `${JSON.stringify({ seed, days, ticketsADay: tickets, cores: availableParallelism(), ...outcome }, null, 2)}\n`;
}

const inMib = (bytes: number): string => (bytes / MIB).toFixed(1);
const round = (figure: number): string => String(Math.round(figure));
