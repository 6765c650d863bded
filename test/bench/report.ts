/** The figures as a table for people and as JSON for programs. */
import Table from 'cli-table3';
import { type Figure, reached } from './figure.ts';
import type { Machine } from './machine.ts';

export interface Report {
  readonly at: string;
  readonly machine: Machine;
  readonly calibration: string;
  /** Why the figures are not valid; undefined: the gate was passed. */
  readonly invalid: string | undefined;
  readonly figures: readonly Figure[];
}

export function asTable({ at, machine, calibration, invalid, figures }: Report): string {
  const table = new Table({
    head: ['bench', 'what', 'figure', 'least–most', 'to reach', '', 'rounds'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [16, 44, 12, 17, 9, 4, 8],
  });
  for (const figure of figures) {
    const { bench, what, value, least, most, unit, target, rounds, dropped, note } = figure;
    const met = reached(figure);
    table.push([
      bench,
      note === undefined ? what : `${what}\n(${note})`,
      `${short(value)} ${unit}`,
      least === undefined || most === undefined ? '' : `${short(least)}–${short(most)}`,
      target === undefined ? '' : `${target.at === 'least' ? '≥' : '≤'} ${short(target.value)}`,
      met === undefined ? '' : met ? '✓' : '✗',
      rounds === undefined ? '' : `${rounds}${dropped ? ` (−${dropped})` : ''}`,
    ]);
  }
  const { cpu, cores, memoryGiB, system, node } = machine;
  return [
    `${at} · ${cpu}, ${cores} cores, ${memoryGiB} GiB · ${system} · Node ${node}`,
    ...(calibration === '' ? [] : [calibration]),
    ...(invalid === undefined ? [] : [`NOT VALID: ${invalid}`]),
    table.toString(),
    '',
  ].join('\n');
}

export function asJson(report: Report): string {
  const figures = report.figures.map((figure) => ({ ...figure, reached: reached(figure) ?? null }));
  return `${JSON.stringify({ ...report, invalid: report.invalid ?? null, figures }, null, 2)}\n`;
}

function short(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(value < 0.1 ? 3 : 2);
}
