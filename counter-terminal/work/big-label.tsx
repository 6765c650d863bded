import { useLayoutEffect, useRef } from 'preact/hooks';

/** A ticket's number as large as its place allows: `D404` is far wider than `A012`, and nothing may be cut. */
export function BigLabel({ text }: { text: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  const inner = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const resize = (): void => {
      if (box.current === null || inner.current === null) return;
      inner.current.style.fontSize = '';
      const ratio = box.current.clientWidth / inner.current.offsetWidth;
      if (ratio < 1) inner.current.style.fontSize = `${ratio}em`;
    };
    resize();
    const observer = new ResizeObserver(resize);
    if (box.current !== null) observer.observe(box.current);
    void document.fonts.ready.then(resize);
    return () => observer.disconnect();
  });
  return (
    <p class="big-label" ref={box}>
      <span ref={inner}>{text}</span>
    </p>
  );
}
