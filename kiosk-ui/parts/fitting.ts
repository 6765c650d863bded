import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * How much tighter a part has to stand so that the screen needs no scrolling: 0 at first, one more as long as the page
 * is too high, at most `most`. Begins again when `key` changes.
 */
export function useFitting(key: string, most: number): number {
  const [tight, setTight] = useState(0);
  const shown = useRef(key);
  if (shown.current !== key) {
    shown.current = key;
    setTight(0);
  }
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    if (scrollHeight > clientHeight && tight < most) setTight(tight + 1);
  }, [tight, key, most]);
  return tight;
}
