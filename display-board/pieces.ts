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
