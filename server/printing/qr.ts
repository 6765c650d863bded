import { encode } from 'uqr';
import type { Block } from '#server/printing/sheet.ts';

/** A module smaller than this is not read from thermal paper by an old phone. */
export const LEAST_MODULE = 5;

/** White modules that a reader needs around the code. */
export const QUIET = 4;

/**
 * A QR code without its quiet zone, its modules as large as fit into `width`, at most `module` dots. Undefined when
 * even the smallest readable module is too wide. More damage can be mended (M) where that costs no size, else less (L).
 */
export function qrCode(content: string, width: number, module: number): Block | undefined {
  for (const ecc of ['M', 'L'] as const) {
    const { data, size } = encode(content, { ecc, border: 0, boostEcc: true });
    const dots = Math.min(module, Math.floor(width / size));
    if (dots >= LEAST_MODULE) {
      const path = data.flatMap((row, y) =>
        runsOf(row).map(([x, length]) => bar(x * dots, y * dots, length * dots, dots)),
      );
      const side = size * dots;
      return { width: side, height: side, marks: [{ kind: 'code', x: 0, y: 0, width: side, path: path.join('') }] };
    }
  }
  return undefined;
}

const bar = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h${-width}z`;

/** Start and length of each black stretch. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((black, x) => {
    const last = runs.at(-1);
    if (!black) return;
    if (last !== undefined && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  });
  return runs;
}
