import hand from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import megaphone from '@phosphor-icons/core/bold/megaphone-simple-bold.svg?raw';
import speakerOff from '@phosphor-icons/core/bold/speaker-slash-bold.svg?raw';
import type { ReadonlySignal } from '@preact/signals';
import type { Bilingual } from '#common/contract/text.ts';
import { Icon } from '#common/web/icon.tsx';
import { isPortrait } from './fit.ts';
import { piecesOf } from './pieces.ts';
import type { SoundTrouble } from './sound-trouble.ts';
import { turnOf } from './tick.ts';
import { words } from './words.ts';

const NOTICE_MS = 12_000;
/** Signs that fit one line, and two. */
const LINE = { landscape: 86, portrait: 46 } as const;

export interface StripProps {
  readonly notices: readonly Bilingual[];
  readonly trouble: SoundTrouble;
  /** A number that was taken off the screen. */
  readonly correction: string | undefined;
  readonly now: ReadonlySignal<number>;
}

/** The line at the foot: what people must know now, else the office's notices in turn. */
export function Strip({ notices, trouble, correction, now }: StripProps) {
  const line = LINE[isPortrait() ? 'portrait' : 'landscape'];
  const pieces = notices.flatMap((notice) => piecesOf(notice.vi, 2 * line));
  // The height follows from all notices together, so that the board does not move from one to the next.
  const tall = pieces.some((piece) => piece.length > line);
  if (correction !== undefined) return <Line sign={hand} text={words.correction(correction)} tall={tall} loud />;
  if (trouble === 'sound-blocked') return <Line sign={speakerOff} text={words.sound.blocked} tall={tall} loud />;
  if (trouble === 'voice-missing') return <Line sign={speakerOff} text={words.sound.missing} tall={tall} loud />;
  const piece = pieces[turnOf(pieces.length, NOTICE_MS, now.value)];
  return piece === undefined ? null : <Line sign={megaphone} text={piece} tall={tall} />;
}

interface LineProps {
  readonly sign: string;
  readonly text: string;
  readonly tall?: boolean;
  readonly loud?: boolean;
}

export function Line({ sign, text, tall = false, loud = false }: LineProps) {
  return (
    <footer class={`strip ${tall ? 'tall' : ''} ${loud ? 'loud' : ''}`}>
      <Icon svg={sign} size="2.75rem" class="strip-sign" />
      <p>{text}</p>
    </footer>
  );
}
