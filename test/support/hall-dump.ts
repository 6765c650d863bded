import type { Hall } from '#server/hall.ts';

/** Everything that a hall holds of the queue, in an order of its own: two halls are the same when their dumps are. */
export function dumpHall(hall: Hall): unknown {
  const { figures } = hall;
  const services = hall.office.services.map(({ id }) => id);
  const counters = hall.office.counters.map(({ id }) => id);
  return {
    businessDay: hall.businessDay,
    tickets: byKey(hall.tickets),
    lines: services.map((id) => [
      hall.waitingCount(id),
      hall.lines.dossiers(id),
      [...hall.lines.of(id)].map(([name, line]) => [name, line.map(({ label }) => label)]).sort(),
    ]),
    openAt: counters.map((id) => hall.openTicketAt(id)?.label ?? null),
    sessions: byKey(hall.sessions),
    streaks: services.map((id) => hall.streaks.get(id) ?? 0),
    calls: byKey(hall.calls),
    tallies: counters.map((id) => ({ ...figures.tallyOf(id) })),
    recentMs: services.map((id) => figures.recentMs(id)),
    figures: [figures.issued, figures.completed, figures.dossiers, figures.noShow, figures.cancelled],
    waits: [byKey(figures.waits.entries()), figures.waits.half()],
  };
}

function byKey<Value>(map: ReadonlyMap<string | number, Value>): unknown {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
