import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import circle from '@phosphor-icons/core/fill/circle-fill.svg?raw';
import plugs from '@phosphor-icons/core/fill/plugs-fill.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import xCircle from '@phosphor-icons/core/fill/x-circle-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';

const SIGNS = { ok: checkCircle, warn: warning, bad: xCircle, off: plugs, quiet: circle } as const;
export type Weight = keyof typeof SIGNS;

/** A state: sign and words together, never filled (fill means act). */
export function StateMark({ weight, text }: { weight: Weight; text: string }) {
  return (
    <span class={`state ${weight === 'off' ? 'bad' : weight}`}>
      <Icon svg={SIGNS[weight]} size="18px" /> {text}
    </span>
  );
}
