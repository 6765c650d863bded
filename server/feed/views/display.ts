import type { DisplayView } from '#common/contract/views.ts';
import { freshPart } from '../parts-kept.ts';
import { whyOf } from './call-why.ts';
import { byId, officeView, openingView, type ViewContext } from './parts.ts';

/** What a lobby display shows: labels, counters, counts; nothing of a citizen (SPEC R8). */
export function displayView(context: ViewContext): DisplayView {
  const { hall, part = freshPart } = context;
  const { settings, services, pictures } = hall.office;
  return {
    office: officeView(context),
    opening: openingView(context),
    calls: part('display calls', [settings, ...hall.calls.values()], () =>
      Object.fromEntries(
        [...hall.calls].map(([seq, { reason, priorityClass, ...call }]) => [
          String(seq),
          { ...call, ...whyOf(settings, reason, priorityClass, 'lobby') },
        ]),
      ),
    ),
    services: byId(
      services
        .filter((service) => service.active)
        .map((service) => {
          const { id, prefix, name, shortName, position } = service;
          const waiting = hall.waitingCount(id);
          return part(`display service ${id}`, [service, waiting], () => ({
            id,
            prefix,
            name,
            shortName,
            position,
            waiting,
          }));
        }),
    ),
    notices: settings.notices,
    ...(settings.parts.hallCode === true ? { hallCode: true } : {}),
    pictures,
    voice: settings.voice,
    minimumShowSeconds: settings.minimumShowSeconds,
  };
}
