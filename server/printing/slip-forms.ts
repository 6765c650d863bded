/** Slips with the content of the forms 01, 02 and 04 of Thông tư 03/2025/TT-VPCP. Names are written on them by hand. */
import { LEAST_MODULE, QUIET, qrCode } from '#server/printing/qr.ts';
import { paragraph, rule, type Setting } from '#server/printing/setting.ts';
import { type Block, bar, overlay, shifted, space, stack, text } from '#server/printing/sheet.ts';
import { paperLine } from '#server/printing/slip-procedure.ts';
import { dayText, inLanguage, whenParts } from '#server/printing/slip-words.ts';
import type { ApologySlip, FormSlip, MissingSlip, ReceiptSlip } from '#server/printing/types.ts';

const CENTRED = { align: 'center', even: true } as const;

/** Form 01. */
export function receiptBlocks(slip: ReceiptSlip, setting: Setting): Block[] {
  const { look, words } = setting;
  const say = words.forms.receipt;
  const { unit, limit, cutoff } = slip.procedure.timeLimit;
  return [
    heading(say.heading, slip, setting),
    rule('thin', setting),
    blank(say.from, setting),
    blank(say.address, setting),
    blank(say.phone, setting),
    space(look.gap / 2),
    pair(say.work, inLanguage(slip.procedure.name, slip.language), setting),
    ...(slip.procedure.papers.length === 0 ? [] : [paragraph(say.papers, 400, { size: look.body }, setting)]),
    ...slip.procedure.papers.map((paper) => paperLine(paper, slip.language, setting)),
    pair(say.limit, words.limit(unit, limit, cutoff), setting),
    pair(say.received, moment(slip.acceptedAt, slip, setting), setting),
    rule('thick', setting),
    paragraph(say.due, 400, { size: look.lead, ...CENTRED }, setting),
    largeDay(slip.dueDay, setting),
    rule('thick', setting),
    codeBlock(slip, say.scan, say.scanHow, setting),
    rule('thin', setting),
    signatures([say.giver, say.taker], setting),
  ];
}

/** Form 02. */
export function missingBlocks(slip: MissingSlip, setting: Setting): Block[] {
  const { look, words } = setting;
  const say = words.forms.missing;
  return [
    heading(say.heading, slip, setting),
    rule('thin', setting),
    blank(say.from, setting),
    space(look.gap / 2),
    pair(say.work, inLanguage(slip.procedure, slip.language), setting),
    pair(say.made, moment(slip.madeAt, slip, setting), setting),
    rule('thin', setting),
    paragraph(say.papers, 700, { size: look.heading }, setting),
    space(6),
    ...slip.papers.map((name) => paperLine({ name }, slip.language, setting)),
    rule('thick', setting),
    codeBlock(slip, say.keep, say.keepHow(slip.label ?? '', dayText(slip.lastDay, words)), setting),
    rule('thin', setting),
    signatures([say.guide], setting),
  ];
}

/** Form 04. */
export function apologyBlocks(slip: ApologySlip, setting: Setting): Block[] {
  const { look, words } = setting;
  const say = words.forms.apology;
  const [, , accepted] = whenParts(slip.acceptedAt, slip.timeZone, words);
  const body = say.body(
    accepted,
    inLanguage(slip.office.name, slip.language),
    inLanguage(slip.procedure, slip.language),
    dayText(slip.dueDay, words),
  );
  return [
    heading(say.heading, slip, setting),
    rule('thin', setting),
    blank(say.to, setting),
    space(look.gap / 2),
    paragraph(body, 400, { size: look.body }, setting),
    paragraph(say.late, 400, { size: look.body }, setting),
    pair(say.reason, `${words.forms.reasons[slip.reason]}.`, setting),
    space(look.gap / 2),
    paragraph(say.sorry, 400, { size: look.body }, setting),
    rule('thick', setting),
    largeDay(slip.newDueDay, setting),
    rule('thick', setting),
    paragraph(say.thanks, 400, { size: look.body }, setting),
    rule('thin', setting),
    codeBlock(slip, say.again, say.againHow, setting),
  ];
}

function heading(title: string, slip: FormSlip, setting: Setting): Block {
  const { look, words } = setting;
  const what = slip.kind === 'missing' ? words.forms.slipCode : words.forms.code;
  const lines = [`${what}: ${slip.code}`, ...(slip.label === null ? [] : [words.forms.label(slip.label)])];
  return stack(
    space(look.gap / 2),
    paragraph(title, 700, { size: look.heading, ...CENTRED }, setting),
    space(4),
    paragraph(lines.join(' · '), 400, { size: look.body, ...CENTRED }, setting),
  );
}

/** On narrow paper the date stands below its weekday, never cut in two. */
function largeDay(day: string, setting: Setting): Block {
  const { look, words } = setting;
  return paragraph(dayText(day, words).replace(',\u00a0', ', '), 700, { size: look.counters, ...CENTRED }, setting);
}

function pair(label: string, value: string, { look, width, fonts }: Setting): Block {
  const runs = [
    { text: `${label} `, weight: 400 },
    { text: value, weight: 700 },
  ] as const;
  return text(runs, { size: look.body, width }, fonts);
}

const DOT = 3;
const DOT_STEP = 9;
/** A pen needs room. */
const LINE_ROOM = 12;
const LEAST_LINE = 120;

/** A label and a dotted line to write on; where little is left of the line, another one below. */
function blank(label: string, setting: Setting): Block {
  const { look, width } = setting;
  const words = paragraph(label, 400, { size: look.body }, setting);
  const baseline = words.marks.at(-1)?.y ?? words.height;
  const from = words.width + look.gap;
  if (width - from < LEAST_LINE) return stack(words, space(LINE_ROOM * 2), dots(width));
  return stack(space(LINE_ROOM), overlay(words, shifted(dots(width - from), from, baseline - DOT)));
}

function dots(width: number): Block {
  const count = Math.floor(width / DOT_STEP);
  return overlay(...Array.from({ length: count }, (_, index) => shifted(bar(DOT, DOT), index * DOT_STEP, 0)));
}

/** The code for the kiosk, what to do with it, and its signs for who has to type them. */
function codeBlock(slip: FormSlip, title: string, how: string, setting: Setting): Block {
  const { look, width } = setting;
  const code = qrCode(slip.qr, look.columns ? look.codeSide : width / 2, look.module);
  if (code === undefined) throw new Error('a code of nine signs fits on every paper');
  const quiet = QUIET * LEAST_MODULE;
  if (!look.columns) {
    return stack(
      space(quiet),
      shifted(code, Math.floor((width - code.width) / 2), 0),
      space(quiet / 2),
      words(width, 'center'),
    );
  }
  const x = quiet + code.width + quiet;
  const side = words(width - x, 'left');
  const height = Math.max(code.height, side.height);
  const middle = (block: Block): number => Math.floor((height - block.height) / 2);
  return stack(overlay(shifted(code, quiet, middle(code)), shifted(side, x, middle(side))));

  function words(room: number, align: 'left' | 'center'): Block {
    return stack(
      paragraph(title, 700, { size: look.heading, width: room, align, even: true }, setting),
      space(4),
      paragraph(how, 400, { size: look.lead, width: room, align }, setting),
      space(4),
      paragraph(slip.code, 700, { size: look.service, width: room, align }, setting),
    );
  }
}

/** Room for hands to sign: side by side, one below the other on narrow paper. */
function signatures(names: readonly string[], setting: Setting): Block {
  const { look, width, words } = setting;
  const columns = look.columns ? names.length : 1;
  const room = Math.floor(width / columns);
  const signs = names.map((name) =>
    stack(
      paragraph(name, 700, { size: look.lead, width: room, align: 'center' }, setting),
      paragraph(words.forms.signed, 400, { size: look.small, width: room, align: 'center' }, setting),
      space(look.service * 2),
    ),
  );
  if (columns === 1) return stack(...signs);
  return overlay(...signs.map((sign, index) => shifted(sign, index * room, 0)));
}

function moment(at: number, { timeZone }: FormSlip, { words }: Setting): string {
  return whenParts(at, timeZone, words).join(',\u00a0');
}
