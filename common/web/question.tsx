import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The question of a screen; it takes the focus, so that a screen reader says where one has come. */
export function Heading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 class="question" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
