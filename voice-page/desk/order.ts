/** The order in which a clerk goes through the words. Pure. */
import type { FragmentGroup, VoiceFragment } from '#common/contract/voice.ts';

export interface Group {
  readonly group: FragmentGroup;
  readonly fragments: readonly VoiceFragment[];
  readonly done: number;
}

export const isRecorded = ({ source }: VoiceFragment): boolean => source === 'draft' || source === 'own';

/** Groups as the server orders them. */
export function groupsOf(fragments: readonly VoiceFragment[]): Group[] {
  const groups = new Map<FragmentGroup, VoiceFragment[]>();
  for (const fragment of fragments) groups.set(fragment.group, [...(groups.get(fragment.group) ?? []), fragment]);
  return [...groups].map(([group, list]) => ({ group, fragments: list, done: list.filter(isRecorded).length }));
}

/** Groups of which every call is made. */
const OF_CALLS: ReadonlySet<FragmentGroup> = new Set(['call', 'digits', 'numbers', 'letters']);

/** What a call still needs before it is the office's own voice alone. */
export function missingForCalls(fragments: readonly VoiceFragment[]): number {
  return fragments.filter((one) => OF_CALLS.has(one.group) && !isRecorded(one)).length;
}

/** The next one that is not recorded, after this one and then from the top; the one below when all are. */
export function nextAfter(fragments: readonly VoiceFragment[], name: string): VoiceFragment | undefined {
  const here = fragments.findIndex((one) => one.name === name);
  const round = [...fragments.slice(here + 1), ...fragments.slice(0, here + 1)];
  return round.find((one) => !isRecorded(one) && one.name !== name) ?? round[0];
}
