/** Copies what a field holds. The clipboard's own interface is missing on plain http, which is what offices have. */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  field.select();
  if (navigator.clipboard === undefined) return document.execCommand('copy');
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Refused by the browser's settings: the text stays selected, so that the keys copy it.
    return document.execCommand('copy');
  }
}
