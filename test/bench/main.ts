/** `npm run bench`: how fast it is, as ratios to what the machine could do at that moment. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer, cleanUp } from '#test/support/process.ts';
import { readWishes, usage, type Wishes } from './arguments.ts';
import type { Calibration } from './calibration.ts';
import { call } from './cases/call.ts';
import type { Bench } from './cases/case.ts';
import { fanOut } from './cases/fan-out.ts';
import { flushes } from './cases/flushes.ts';
import { issue } from './cases/issue.ts';
import { pages } from './cases/pages.ts';
import { pressToPixel } from './cases/press-to-pixel.ts';
import { tapToPaper } from './cases/tap-to-paper.ts';
import { underEyes } from './cases/under-eyes.ts';
import { openLoop, smallBox, worstMonday } from './cases/worst-monday.ts';
import { years } from './cases/years.ts';
import type { Figure } from './figure.ts';
import { FULL_GATE, gate } from './gate.ts';
import { describeCalibrations, describeMachine } from './machine.ts';
import { asJson, asTable } from './report.ts';

const BENCHES: readonly Bench[] = [
  issue,
  call,
  flushes,
  fanOut,
  underEyes,
  pressToPixel,
  tapToPaper,
  openLoop,
  worstMonday,
  pages,
  years,
  smallBox,
];
const NAMES = BENCHES.map(({ name }) => name);

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(usage(NAMES));
    return 0;
  }
  const wishes = readWishes(args, NAMES);
  await buildServer();
  const folder = mkdtempSync(join(wishes.folder ?? tmpdir(), 'luot-bench-'));
  try {
    return await measure(wishes, folder);
  } finally {
    await cleanUp();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(wishes: Wishes, folder: string): Promise<number> {
  const figures: Figure[] = [];
  const calibrations: Calibration[] = [];
  const failures: string[] = [];
  const faults = wishes.gate
    ? await gate(folder, FULL_GATE, (line) => tell(`gate: ${line}`))
    : ['the correctness gate was left out'];
  const chosen = BENCHES.filter(({ name }) => wishes.names.length === 0 || wishes.names.includes(name));
  for (const bench of chosen) {
    try {
      const measured = await bench.run({
        folder,
        rounds: wishes.rounds,
        progress: (line) => tell(`${bench.name}: ${line}`),
      });
      figures.push(...measured.figures);
      calibrations.push(...measured.calibrations);
    } catch (error) {
      // The others took half an hour: they are told all the same.
      failures.push(`${bench.name}: ${error instanceof Error ? error.message : String(error)}`);
      tell(`${bench.name} FAILED`);
    }
  }
  const report = {
    at: new Date().toISOString(),
    machine: describeMachine(),
    calibration: describeCalibrations(calibrations),
    invalid: faults.length === 0 ? undefined : faults.slice(0, 5).join('; '),
    figures,
  };
  process.stdout.write(`\n${asTable(report)}`);
  if (wishes.json !== undefined) writeFileSync(wishes.json, asJson(report));
  for (const failure of failures) process.stderr.write(`bench: not measured: ${failure}\n`);
  return failures.length === 0 && (faults.length === 0 || !wishes.gate) ? 0 : 1;
}

function tell(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(2);
  },
);
