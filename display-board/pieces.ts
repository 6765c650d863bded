/** Cuts a long notice into pieces that fit the strip, at the ends of words; a piece that goes on ends with «…». */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of text.split(/[ \n]+/).filter((part) => part !== '')) {
    if (piece !== '' && piece.length + 1 + word.length > most - 2) {
      pieces.push(`${piece} …`);
      piece = '';
    }
    piece = piece === '' ? word : `${piece} ${word}`;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** A part of a name that is not longer than this is never broken. */
const WHOLE = 16;

/** Keeps the short parts of a field's name whole («Kinh tế – Hộ kinh doanh»), so that a line ends at the dash. */
export function keepTogether(name: string): string {
  return name
    .split(' – ')
    .map((part) => (part.length <= WHOLE ? part.replaceAll(' ', '\u00a0') : part))
    .join('\u00a0– ');
}
