const EN_TEN_TO_NINETEEN = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;

/** Fragments of the voice pack that say a number of 0 to 99. */
export function number(value: number): string[] {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return [`digit-${unit}`];
  if (tens === 1) return [EN_TEN_TO_NINETEEN[unit] ?? ''];
  const head = EN_TENS[tens] ?? '';
  return unit === 0 ? [head] : [head, `digit-${unit}`];
}
