/** Blocks that a slip is built of: each knows its height and its marks, and can be put under or beside another. */
import { FONT_FAMILY, type Fonts } from '#server/printing/fonts.ts';
import { type Line, type Run, wrapEvenly, wrapText } from '#server/printing/text.ts';

export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly size: number;
      readonly runs: readonly Run[];
      readonly width: number;
    }
  | {
      readonly kind: 'bar' | 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'code'; readonly x: number; readonly y: number; readonly width: number; readonly path: string };

export interface Block {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface TextStyle {
  readonly size: number;
  readonly width: number;
  readonly align?: 'left' | 'center';
  /** Lines of about equal length. */
  readonly even?: boolean;
  /** In em; letters without marks (a number) can do with less. */
  readonly lineHeight?: number;
}

/** Wide enough for a mark above and a dot below that belong to neighbouring lines. */
const LINE_HEIGHT = 1.36;

/** Text, wrapped: as wide as its longest line. */
export function text(runs: readonly Run[], style: TextStyle, fonts: Fonts): Block {
  const { size, width, align = 'left', lineHeight = LINE_HEIGHT } = style;
  const lines = (style.even ? wrapEvenly : wrapText)(runs, size, width, fonts);
  const { ascent, descent } = fonts.metrics[400];
  const step = Math.round(size * lineHeight);
  const baseline = Math.round((step - (ascent + descent) * size) / 2 + ascent * size);
  const indent = (line: Line): number => (align === 'center' ? Math.floor((width - line.width) / 2) : 0);
  return {
    width: align === 'center' ? width : Math.ceil(Math.max(0, ...lines.map((line) => line.width))),
    height: step * lines.length,
    marks: lines.map((line, index) => ({
      kind: 'text',
      x: indent(line),
      y: index * step + baseline,
      size,
      runs: line.runs,
      width: line.width,
    })),
  };
}

/** A number that stands alone, as large as `size` allows within the width: capitals and digits, no marks. */
export function bigText(run: Run, style: { size: number; width: number }, fonts: Fonts): Block {
  const natural = text([run], { ...style, width: Number.POSITIVE_INFINITY }, fonts);
  const size = Math.floor(Math.min(style.size, (style.size * style.width) / Math.max(1, natural.width)));
  return text([run], { size, width: style.width, align: 'center', lineHeight: 1 }, fonts);
}

/** A filled bar: a rule across the slip, or a line between columns. */
export function bar(width: number, height: number): Block {
  return { width, height, marks: [{ kind: 'bar', x: 0, y: 0, width, height }] };
}

/** An empty box to tick. */
export function tickBox(size: number): Block {
  return { width: size, height: size, marks: [{ kind: 'box', x: 0, y: 0, width: size, height: size }] };
}

/** White space. */
export function space(height: number): Block {
  return { width: 0, height, marks: [] };
}

/** The same block elsewhere. */
export function shifted(block: Block, x: number, y: number): Block {
  return {
    width: block.width + x,
    height: block.height + y,
    marks: block.marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y })),
  };
}

/** Several blocks on the same spot. */
export function overlay(...blocks: readonly Block[]): Block {
  return {
    width: Math.max(0, ...blocks.map((block) => block.width)),
    height: Math.max(0, ...blocks.map((block) => block.height)),
    marks: blocks.flatMap((block) => block.marks),
  };
}

/** Blocks one under another. */
export function stack(...blocks: readonly Block[]): Block {
  let y = 0;
  return overlay(
    ...blocks.map((block) => {
      const placed = shifted(block, 0, y);
      y += block.height;
      return placed;
    }),
  );
}

/** The picture as SVG on white. All positions are whole dots, so that edges stay sharp. */
export function toSvg(block: Block, width: number): string {
  const height = Math.ceil(block.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" xml:space="preserve">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g font-family="${FONT_FAMILY}" shape-rendering="crispEdges">`,
    ...block.marks.map(drawMark),
    '</g></svg>',
  ].join('');
}

const BOX_LINE = 3;

function drawMark(mark: Mark): string {
  switch (mark.kind) {
    case 'text': {
      const spans = mark.runs
        .map((run) => `<tspan font-weight="${run.weight}">${escapeXml(run.text)}</tspan>`)
        .join('');
      return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" shape-rendering="geometricPrecision">${spans}</text>`;
    }
    case 'bar':
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"/>`;
    case 'box': {
      const inner = BOX_LINE / 2;
      return `<rect x="${mark.x + inner}" y="${mark.y + inner}" width="${mark.width - BOX_LINE}" height="${mark.height - BOX_LINE}" fill="none" stroke="#000" stroke-width="${BOX_LINE}"/>`;
    }
    case 'code':
      return `<path transform="translate(${mark.x} ${mark.y})" d="${mark.path}"/>`;
  }
}

function escapeXml(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
