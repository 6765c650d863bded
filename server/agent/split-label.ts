/** `A012` → prefix `A`, number 12. The prefix is the service's; a label of another prefix is split after its letters. */
export function splitLabel(
  label: string,
  prefix: string | undefined,
): { readonly prefix: string; readonly number: number } {
  const own = prefix !== undefined && label.startsWith(prefix) && /^\d+$/.test(label.slice(prefix.length));
  const head = own ? prefix : (/^\D*/.exec(label)?.[0] ?? '');
  return { prefix: head, number: Number(label.slice(head.length)) };
}
