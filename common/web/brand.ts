import { contrast } from './contrast.ts';

/** White letters stand on it, at 7:1 (LOOK "Surfaces"). */
const LEAST = 7;

/** Puts the office's own colour in the place of the house's red; one on which white cannot be read is not taken. */
export function applyBrand(colour: string | undefined): void {
  const { style } = document.documentElement;
  if (colour !== undefined && contrast(colour, '#ffffff') >= LEAST) style.setProperty('--brand', colour);
  else style.removeProperty('--brand');
}
