import type { DisplayView } from '#common/contract/views.ts';
import { byId, officeView, openingView, type ViewContext } from './parts.ts';

/** What a lobby display shows: labels, counters, counts; nothing of a citizen (SPEC R8). */
export function displayView(context: ViewContext): DisplayView {
  const { hall } = context;
  const { settings, services, pictures } = hall.office;
  return {
    office: officeView(context),
    opening: openingView(context),
    calls: Object.fromEntries([...hall.calls].map(([seq, call]) => [String(seq), call])),
    services: byId(
      services
        .filter((service) => service.active)
        .map(({ id, prefix, name, shortName, position }) => ({
          id,
          prefix,
          name,
          shortName,
          position,
          waiting: hall.waitingCount(id),
        })),
    ),
    notices: settings.notices,
    pictures,
    voice: settings.voice,
    minimumShowSeconds: settings.minimumShowSeconds,
  };
}
