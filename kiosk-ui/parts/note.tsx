import type { ComponentChildren } from 'preact';
import { Icon } from '#common/web/icon.tsx';

/** A state in bar, sign and words; never filled, since a fill means «act». */
export function Note({
  svg,
  tone,
  children,
}: {
  svg: string;
  tone: 'warn' | 'bad' | 'calm';
  children: ComponentChildren;
}) {
  return (
    <div class={`note ${tone}`}>
      <Icon svg={svg} size="6rem" class="note-sign" />
      <div>{children}</div>
    </div>
  );
}
