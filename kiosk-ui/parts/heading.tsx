import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Until somebody has come to a second screen the focus stays where the browser put it. */
let first = true;

/** The heading of a screen: the focus moves to it, so that a screen reader starts there. */
export function Heading({ children, class: className }: { children: ComponentChildren; class?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // At once, not after the next paint: a quick second key may have moved the focus on by then.
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} class={className}>
      {children}
    </h1>
  );
}
