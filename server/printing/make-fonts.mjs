/**
 * Makes the small fonts of the slips (`npm run fonts:make`): the letters that slips are made of, cut out of Noto Sans. The
 * renderer reads a font's whole file anew for each letter that it draws; a sixth of the file halves what a slip costs.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** Latin with all marks of Vietnamese, punctuation, currencies, letter-like signs, arrows. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x1a0, 0x1b0],
  [0x300, 0x323],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x2199],
];
const letters = RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
).join('');

const from = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
const to = join(dirname(fileURLToPath(import.meta.url)), 'fonts');
mkdirSync(to, { recursive: true });
for (const weight of ['400Regular', '700Bold', '800ExtraBold']) {
  const name = `NotoSans_${weight}.ttf`;
  const whole = readFileSync(join(from, weight, name));
  const small = await subsetFont(whole, letters, { targetFormat: 'truetype' });
  writeFileSync(join(to, name), small);
  process.stdout.write(`${name}: ${small.length} of ${whole.length} bytes\n`);
}
