/** The office's own colour, taken only where text on it stays readable (LOOK "Surfaces": 7:1). */

const INK = '#14213d';
const PAPER = '#ffffff';
const LEAST = 7;

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export interface Brand {
  readonly brand: string;
  readonly onBrand: string;
}

/** The two colours of the key that acts; undefined when the office has none, or one that cannot be read on. */
export function brandOf(color: string | undefined): Brand | undefined {
  if (color === undefined || !/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  const onBrand = [PAPER, INK].find((text) => contrast(color, text) >= LEAST);
  // A colour that is too pale could not be told from the paper around it.
  return onBrand === undefined || contrast(color, PAPER) < 3 ? undefined : { brand: color, onBrand };
}

/** Puts the office's colours on the page, or the page's own back. */
export function wearBrand(color: string | undefined): void {
  const { style } = document.documentElement;
  const brand = brandOf(color);
  if (brand === undefined) {
    style.removeProperty('--brand');
    style.removeProperty('--on-brand');
    return;
  }
  style.setProperty('--brand', brand.brand);
  style.setProperty('--on-brand', brand.onBrand);
}
