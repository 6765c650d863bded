/** The keys with which one goes through the words without the mouse: Space, Enter, R, P. */
import type { VoiceDesk } from '../desk/desk.ts';

/** `main`: the large key, which has the focus; on it Space and Enter mean what they mean everywhere. */
export function keysOf(desk: VoiceDesk, main: () => HTMLElement | null): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const at = event.target instanceof HTMLElement ? event.target : undefined;
    if (at?.closest('input, select, textarea') !== null && at !== undefined) return;
    // Another key or link keeps its own Space and Enter.
    const elsewhere = at?.closest('button, a, label') ?? null;
    const free = elsewhere === null || elsewhere === main();
    const act = actOf(event.key, free, desk);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}

function actOf(key: string, free: boolean, desk: VoiceDesk): (() => void) | undefined {
  const resting = desk.recorder.phase.peek() === 'rest';
  switch (key) {
    case ' ':
      return free ? () => void desk.record() : undefined;
    case 'Enter':
      return free ? () => (resting ? desk.next() : desk.recorder.stop()) : undefined;
    case 'r':
    case 'R':
      return resting ? () => void desk.record() : undefined;
    case 'p':
    case 'P':
      return () => void desk.listen();
    default:
      return undefined;
  }
}
