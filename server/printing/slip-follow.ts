import type { PaperLook } from '#server/printing/paper.ts';
import { LEAST_MODULE, QUIET, qrCode } from '#server/printing/qr.ts';
import { paragraph, type Setting } from '#server/printing/setting.ts';
import { type Block, overlay, shifted, space, stack } from '#server/printing/sheet.ts';

/** Words beside the code need room for a heading in two lines; narrower than this they go under it. */
const WORDS_LEAST_EM = 7;

/** What stands beside a code. */
interface CodeWords {
  readonly heading: string;
  readonly how: string;
}

/** The code that a phone reads to follow the turn, with words that say so. */
export function followBlock(url: string, setting: Setting): Block {
  const { follow, followHow } = setting.words;
  return codeBlock(url, { heading: follow, how: followHow }, setting);
}

/** A code that a phone reads, with words beside it, or under it on narrow paper; the address itself when it is too long. */
export function codeBlock(url: string, say: CodeWords, setting: Setting): Block {
  const { look, width } = setting;
  const quiet = QUIET * look.module;
  const room = width - 2 * quiet - WORDS_LEAST_EM * look.heading;
  const narrow = look.columns ? besideCode(url, room, look) : undefined;
  if (narrow !== undefined) return beside(narrow, quiet, say, setting);
  const wide = qrCode(url, width, look.module);
  if (wide === undefined)
    return stack(words(width, 'left', say, setting), paragraph(url, 400, { size: look.small }, setting));
  return under(wide, say, setting);
}

/** As large as is pleasant beside words; a long link gets what room there is. */
function besideCode(url: string, room: number, look: PaperLook): Block | undefined {
  return qrCode(url, Math.min(room, look.codeSide), look.module) ?? qrCode(url, room, look.module);
}

/** The margin of the paper is white too, so the code stands in from the edge just as far as its quiet zone needs. */
function beside(code: Block, quiet: number, say: CodeWords, setting: Setting): Block {
  const { look, width } = setting;
  const inset = Math.max(0, quiet - look.margin);
  const x = inset + code.width + quiet;
  const side = words(width - x, 'left', say, setting);
  const height = Math.max(code.height, side.height);
  const middle = (block: Block): number => Math.floor((height - block.height) / 2);
  return stack(space(inset), overlay(shifted(code, inset, middle(code)), shifted(side, x, middle(side))), space(inset));
}

function under(code: Block, say: CodeWords, setting: Setting): Block {
  const { look, width } = setting;
  const x = Math.floor((width - code.width) / 2);
  const quiet = QUIET * LEAST_MODULE - look.gap / 2;
  return stack(space(quiet), shifted(code, x, 0), space(quiet), words(width, 'center', say, setting));
}

function words(width: number, align: 'left' | 'center', say: CodeWords, setting: Setting): Block {
  const { look } = setting;
  return stack(
    paragraph(say.heading, 700, { size: look.heading, width, align, even: align === 'center' }, setting),
    space(4),
    paragraph(say.how, 400, { size: look.lead, width, align, even: align === 'center' }, setting),
  );
}
