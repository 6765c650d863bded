/** Reads from a TrueType file just what a layout must know before drawing: which letters it has and how wide they are. */

export interface FontMetrics {
  /** Whether the font draws this code point. */
  has(codePoint: number): boolean;
  /** Width in em. Kerning is left out: it only makes text narrower, so nothing that was measured to fit is cut. */
  advance(codePoint: number): number;
  /** Above and below the baseline, in em; tall enough for capitals with two marks. */
  readonly ascent: number;
  readonly descent: number;
}

/** The metrics in the bytes of a `.ttf` file; throws when they are not those of a TrueType font with a Unicode map. */
export function readFontMetrics(file: Buffer): FontMetrics {
  const tables = readTables(file);
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`not a TrueType font: it has no table "${tag}"`);
    return found;
  };
  const unitsPerEm = table('head').readUInt16BE(18);
  const hhea = table('hhea');
  const widthCount = hhea.readUInt16BE(34);
  const hmtx = table('hmtx');
  const glyphOf = remembered(readCharacterMap(table('cmap')));
  return {
    has: (codePoint) => glyphOf(codePoint) !== 0,
    advance: (codePoint) => hmtx.readUInt16BE(Math.min(glyphOf(codePoint), widthCount - 1) * 4) / unitsPerEm,
    ascent: hhea.readInt16BE(4) / unitsPerEm,
    descent: -hhea.readInt16BE(6) / unitsPerEm,
  };
}

/** A slip asks for the same few letters thousands of times. */
function remembered(look: (codePoint: number) => number): (codePoint: number) => number {
  const known = new Map<number, number>();
  return (codePoint) => {
    let glyph = known.get(codePoint);
    if (glyph === undefined) {
      glyph = look(codePoint);
      known.set(codePoint, glyph);
    }
    return glyph;
  };
}

const TRUETYPE = 0x0001_0000;

function readTables(file: Buffer): ReadonlyMap<string, Buffer> {
  if (file.length < 12 || file.readUInt32BE(0) !== TRUETYPE) throw new Error('not a TrueType font');
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    const offset = file.readUInt32BE(record + 8);
    const tag = file.toString('latin1', record, record + 4);
    tables.set(tag, file.subarray(offset, offset + file.readUInt32BE(record + 12)));
  }
  return tables;
}

const WINDOWS_UNICODE = (3 << 16) | 1;

/** Code point → glyph number, 0 when the font has none: format 4, which every font with a Unicode map has. */
function readCharacterMap(cmap: Buffer): (codePoint: number) => number {
  let start: number | undefined;
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    if (cmap.readUInt32BE(4 + i * 8) === WINDOWS_UNICODE) start = cmap.readUInt32BE(8 + i * 8);
  }
  if (start === undefined || cmap.readUInt16BE(start) !== 4) throw new Error('the font has no Unicode character map');
  const map = cmap.subarray(start);
  const segments = map.readUInt16BE(6) / 2;
  const ends = 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    for (let i = 0; i < segments; i++) {
      if (map.readUInt16BE(ends + i * 2) < codePoint) continue;
      const first = map.readUInt16BE(starts + i * 2);
      if (first > codePoint) return 0;
      const delta = map.readUInt16BE(deltas + i * 2);
      const offset = map.readUInt16BE(offsets + i * 2);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = map.readUInt16BE(offsets + i * 2 + offset + (codePoint - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
