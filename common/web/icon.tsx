/** A sign from Phosphor (bold), bundled as text: `import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw'`.
 *  Signs are decoration beside words, so they are hidden from screen readers. */
export function Icon({ svg, size = '1.25em', class: className }: { svg: string; size?: string; class?: string }) {
  return (
    <span
      aria-hidden="true"
      class={className === undefined ? 'icon' : `icon ${className}`}
      style={{ width: size, height: size }}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
