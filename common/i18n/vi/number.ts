/** Fragments of the voice pack that say a number of 0 to 99: 15 mười lăm · 21 hai mươi mốt · 24 hai mươi tư · 14 mười bốn · 11 mười một. */
export function number(value: number): string[] {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return [`digit-${unit}`];
  const head = tens === 1 ? ['ten'] : [`digit-${tens}`, 'tens'];
  if (unit === 0) return head;
  if (unit === 5) return [...head, 'five-after-ten'];
  if (unit === 1 && tens > 1) return [...head, 'one-after-tens'];
  if (unit === 4 && tens > 1) return [...head, 'four-after-tens'];
  return [...head, `digit-${unit}`];
}
