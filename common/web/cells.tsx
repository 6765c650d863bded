/** Figures in cells of equal width, for clocks and columns: the face has no tabular figures. */
export function Cells({ text }: { text: string }) {
  return (
    <span class="cells">
      <span class="visually-hidden">{text}</span>
      {Array.from(text, (char, index) => (
        <span key={index} aria-hidden="true" class={/\d/.test(char) ? undefined : 'narrow'}>
          {char}
        </span>
      ))}
    </span>
  );
}
