/** A ticket's number in a list: cells of equal width, so that numbers stand under one another. */
export function LabelCells({ label, size }: { readonly label: string; readonly size: number }) {
  return (
    <span class="label-cells" style={{ fontSize: `${size}rem` }}>
      <span class="visually-hidden">{label}</span>
      {Array.from(label, (sign, index) => (
        <span key={index} aria-hidden="true" class={/\d/.test(sign) ? 'digit' : 'letter'}>
          {sign}
        </span>
      ))}
    </span>
  );
}
