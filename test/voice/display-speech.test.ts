/** LOOK "Sound": chime, every call as often as the office wants, an even pace, quiet hours. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logSpeech } from '#common/web/voice/audio-log.ts';
import { isQuiet, planSpeech, type Sounds } from '#common/web/voice/speech.ts';
import { announcementFor } from '#server/voice/words.ts';
import { cellsOf, listSize, sizeCall } from '../../display-board/fit.ts';
import { readManifest } from '../../display-board/pack.ts';
import { keepTogether, piecesOf } from '../../display-board/pieces.ts';

const sounds: Sounds = { lengthOf: () => ({ seconds: 0.4, pause: 0.1 }), chimeSeconds: 1.3 };
const BOTH = announcementFor('A012', 21, 'en', { languages: 'as-ticket' });

describe('the schedule of an announcement', () => {
  it('is the chime, Vietnamese twice, English twice, nothing over anything', () => {
    const parts = planSpeech(BOTH, 2, 10, sounds);
    expect(parts.map(({ name }) => name)).toEqual(['chime', ...BOTH.vi, ...BOTH.vi, ...BOTH.en, ...BOTH.en]);
    expect(parts[0]?.start).toBe(10);
    for (const [index, part] of parts.slice(1).entries())
      expect(part.start).toBeGreaterThanOrEqual(parts[index]?.end ?? 0);
  });

  it('leaves out a language of which a word is missing, rather than say half a sentence', () => {
    const lacking: Sounds = {
      chimeSeconds: 1.3,
      lengthOf: (language, name) =>
        language === 'vi' && name === 'one-after-tens' ? undefined : { seconds: 0.4, pause: 0 },
    };
    const languages = planSpeech(BOTH, 1, 0, lacking).map(({ language }) => language);
    expect(new Set(languages)).toEqual(new Set(['chime', 'en']));
  });

  it('is the chime alone when there is no pack', () => {
    expect(planSpeech(BOTH, 2, 0, { lengthOf: () => undefined, chimeSeconds: 1.3 })).toHaveLength(1);
  });

  it('is silent in quiet hours, also over midnight', () => {
    expect(isQuiet('11:30', [['11:30', '13:00']])).toBe(true);
    expect(isQuiet('13:00', [['11:30', '13:00']])).toBe(false);
    expect(isQuiet('23:00', [['22:00', '06:00']])).toBe(true);
    expect(isQuiet('05:59', [['22:00', '06:00']])).toBe(true);
    expect(isQuiet('12:00', [['22:00', '06:00']])).toBe(false);
    expect(isQuiet('12:00', [])).toBe(false);
  });

  it('takes from a manifest only what it understands', () => {
    const fragments = { ba: { file: 'ba.opus', pauseMs: 90 }, bad: { text: 'x' }, bare: { file: 'c.ogg' } };
    expect([...readManifest({ fragments }).keys()]).toEqual(['ba', 'bare']);
    expect(readManifest(null).size).toBe(0);
    expect(readManifest({ fragments: 'no' }).size).toBe(0);
  });
});

describe('sizes of the figures (LOOK: digits at least 18 % of the height, fit the widest number)', () => {
  const DIGIT = 0.74;
  /** Widths of the face as in look/README: D404 is 2.91 em, 24 is 1.39 em. */
  const measure = (text: string): number =>
    ({ D404: 2.91, '24': 1.39, A012: 2.5, AB1234: 3.95 })[text] ?? text.length * 0.6;
  const sized = (label: string, counter: string, portrait = false) =>
    sizeCall({ label, counter, words: 'đến quầy' }, { width: portrait ? 67.5 : 120, portrait }, measure);

  it.each(['A012', 'D404', 'AB1234'])('%s and counter 24 have digits of at least 18 %% of 1080', (label) => {
    const sizes = sized(label, '24');
    expect((sizes.label * DIGIT) / 67.5).toBeGreaterThan(0.18);
    expect((sizes.counter * DIGIT) / 67.5).toBeGreaterThan(0.18);
  });

  it('never needs more width than there is', () => {
    for (const label of ['A012', 'D404', 'AB1234', 'AB12345', 'AB123456']) {
      for (const counter of ['3', '24', '99']) {
        const wide = sized(label, counter);
        expect(wide.label * measure(label) + wide.counter * measure(counter)).toBeLessThan(120 - 7 - 3);
        const tall = sized(label, counter, true);
        expect(tall.label * measure(label)).toBeLessThanOrEqual(67.5 - 6);
      }
    }
  });

  it('gives the arrow up before the number', () => {
    expect(sized('A012', '3')).toMatchObject({ arrow: true, label: 22.25 });
    expect(sized('AB1234', '24').arrow).toBe(false);
  });

  it('makes a long label of a list smaller rather than cut it', () => {
    expect(listSize('A012', 7, 29)).toBe(7);
    expect(cellsOf('AB12345') * listSize('AB12345', 7, 29)).toBeLessThanOrEqual(29.001);
  });
});

describe('texts of the strip', () => {
  it('are cut at words into pieces that fit, and nothing is lost', () => {
    const text = 'Ngày mai trung tâm nghỉ để kiểm tra hệ thống điện xin ông bà quay lại vào ngày hôm sau';
    const pieces = piecesOf(text, 40);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(40);
    expect(pieces.join(' ').replaceAll(' …', '')).toBe(text);
    expect(piecesOf('Ngắn.', 40)).toEqual(['Ngắn.']);
    expect(piecesOf('', 40)).toEqual([]);
  });

  it('keep short parts of a name whole', () => {
    expect(keepTogether('Kinh tế – Hộ kinh doanh')).toBe('Kinh\u00a0tế\u00a0– Hộ\u00a0kinh\u00a0doanh');
    expect(keepTogether('Hướng dẫn – Dịch vụ công trực tuyến')).toBe('Hướng\u00a0dẫn\u00a0– Dịch vụ công trực tuyến');
  });
});

describe('the log of what was spoken', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('keeps the newest 50 entries: the page runs for months', () => {
    const window: { luotAudioLog?: { callSeq: number }[] } = {};
    vi.stubGlobal('window', window);
    for (let callSeq = 1; callSeq <= 500; callSeq += 1)
      logSpeech({ callSeq, label: 'A001', parts: [], outcome: 'spoken' });
    expect(window.luotAudioLog).toHaveLength(50);
    expect(window.luotAudioLog?.at(-1)?.callSeq).toBe(500);
  });
});
