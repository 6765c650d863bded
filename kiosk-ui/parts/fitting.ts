import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * How much tighter the content of a box of given height has to stand to be seen whole: 0 at first, one more as long as it
 * is too high, at most `most`. Begins again when `key` changes.
 */
export function useFitting(
  key: string,
  most: number,
): { readonly box: RefObject<HTMLElement | null>; readonly tight: number } {
  const box = useRef<HTMLElement>(null);
  const [fit, setFit] = useState({ key, tight: 0 });
  const tight = fit.key === key ? fit.tight : 0;
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = box.current?.parentElement ?? {};
    if (scrollHeight > clientHeight + 1 && tight < most) setFit({ key, tight: tight + 1 });
  }, [tight, key, most]);
  return { box, tight };
}
