/** What this screen remembers over a reload: which call it announced last, so that none is announced twice. */

const KEY = 'luot.announced';

export interface Announced {
  readonly seq: number;
  readonly at: number;
}

export function keptAnnounced(): Announced {
  const [seq = 0, at = 0] = (sessionStorage.getItem(KEY) ?? '').split(' ').map(Number);
  return Number.isFinite(seq) && Number.isFinite(at) ? { seq, at } : { seq: 0, at: 0 };
}

export function keepAnnounced({ seq, at }: Announced): void {
  sessionStorage.setItem(KEY, `${seq} ${at}`);
}
