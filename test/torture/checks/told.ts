/** What screens were told against the log: nothing that is not kept, and on an unbroken stretch nothing left out. */
import type { Store } from '#server/store/open.ts';
import type { Stretch, Viewer } from '../viewers.ts';

interface Kept {
  readonly seq: number;
  readonly type: string;
}

export function toldFaults({ sqlite }: Store, viewers: readonly Viewer[]): string[] {
  const kept = sqlite.prepare('select seq, type from events order by seq').all() as Kept[];
  const types = new Map(kept.map(({ seq, type }) => [seq, type]));
  return viewers.flatMap(({ topic, takeStretches }, index) => {
    const viewer = viewers[index];
    const stretches = viewer === undefined ? [] : takeStretches.call(viewer);
    return stretches.flatMap((stretch) => [...ghosts(topic, stretch, types), ...gaps(topic, stretch, kept)]);
  });
}

/** Events that a screen was told and that the log does not have: published before they were kept. */
function ghosts(topic: string, { heard }: Stretch, types: ReadonlyMap<number, string>): string[] {
  const phone = topic.startsWith('ticket:');
  return [...heard]
    .filter(([seq, type]) => (phone ? !types.has(seq) : types.get(seq) !== type))
    .map(([seq, type]) => `${topic} was told ${type} as ${seq}; the log has ${types.get(seq) ?? 'nothing'} there`);
}

/** Events of the log that a listener without a break should have heard. */
function gaps(topic: string, { from, to, heard }: Stretch, kept: readonly Kept[]): string[] {
  return kept
    .filter(({ seq, type }) => seq > from && seq <= to && concerns(topic, type) && !heard.has(seq))
    .map(({ seq, type }) => `${topic} was never told ${type} ${seq}, between ${from} and ${to}`);
}

function concerns(topic: string, type: string): boolean {
  if (topic === 'monitor' || topic.startsWith('counter:')) return type.startsWith('ticket.');
  return topic === 'display' && (type === 'ticket.called' || type === 'ticket.recalled');
}
