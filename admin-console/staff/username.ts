/** `Nguyễn Thị Hoài` → `hoai.nt`: the given name, then the first letters of the others, as offices do it. */
export function suggestUsername(name: string): string {
  const words = name
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '');
  const given = words.pop();
  if (given === undefined) return '';
  return words.length === 0 ? given : `${given}.${words.map((word) => word.charAt(0)).join('')}`;
}
