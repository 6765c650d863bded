import type { Office } from '#common/contract/office.ts';

export interface NaiveWaiting {
  /** Grows with every ticket taken. */
  readonly id: string;
  readonly service: string;
  readonly priorityClass: string;
  /** The time of issue, or the place that it slid back to. */
  readonly placeAt: number;
  readonly returned: boolean;
}

export interface NaiveLines<Ticket> {
  /** Who waits, line by line in the counter's order; within a line by number. */
  readonly lines: readonly (readonly Ticket[])[];
  readonly streaks: Readonly<Record<string, number>>;
  readonly settings: Pick<Office, 'policy' | 'priorityClasses'>;
  readonly now: number;
}

/** Who is next (SPEC P1–P5), told as the office would tell it to a citizen who asks. */
export function naiveNext<Ticket extends NaiveWaiting>({
  lines,
  streaks,
  settings,
  now,
}: NaiveLines<Ticket>): { ticket: Ticket; reason: string } | undefined {
  const late = (ticket: Ticket): number => now - ticket.placeAt - naiveLimit(settings, ticket.priorityClass);
  // Sorting keeps the order of equals: the one taken first.
  const [furthest] = lines
    .flat()
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .sort((a, b) => a.placeAt - b.placeAt)
    .filter((ticket) => late(ticket) > 0)
    .sort((a, b) => late(b) - late(a));
  if (furthest !== undefined) return { ticket: furthest, reason: 'overdue' };
  const line = [...(lines.find((tickets) => tickets.length > 0) ?? [])].sort((a, b) => a.placeAt - b.placeAt);
  const [oldest] = line;
  if (oldest === undefined) return undefined;
  const [best] = [...line].sort((a, b) => naiveRank(settings, a.priorityClass) - naiveRank(settings, b.priorityClass));
  const { policy } = settings;
  const isTurn = policy.kind === 'interleaved' && (streaks[oldest.service] ?? 0) >= policy.k;
  const ticket = (policy.kind === 'strict' || isTurn ? best : undefined) ?? oldest;
  if (ticket !== oldest) return { ticket, reason: 'priority-turn' };
  return { ticket, reason: ticket.returned ? 'returned' : 'first' };
}

/** The longest wait of a class, ms. */
export function naiveLimit({ priorityClasses }: Pick<Office, 'priorityClasses'>, code: string): number {
  const own = priorityClasses.find((entry) => entry.code === code);
  return (own?.longestWaitMinutes ?? (code === 'none' ? 60 : 30)) * 60_000;
}

/** The rank of a class: ordinary tickets last, classes that the office does not list just before them. */
export function naiveRank({ priorityClasses }: Pick<Office, 'priorityClasses'>, code: string): number {
  return code === 'none' ? 1_000 : (priorityClasses.find((entry) => entry.code === code)?.rank ?? 100);
}
