import { Type } from 'typebox';
import type { KioskService } from '#common/contract/views.ts';
import { kioskService } from '#server/feed/views/kiosk.ts';
import { openingView } from '#server/feed/views/parts.ts';
import type { App } from './parts.ts';
import type { QueueParts } from './queue-parts.ts';

/** `GET /api/services`: what can be taken now. Staff see the inactive ones too. */
export function servicesListRoute(app: App, parts: QueueParts): void {
  app.get(
    '/api/services',
    {
      config: { access: ['kiosk', 'operator'] },
      schema: {
        tags: ['services'],
        response: {
          200: Type.Object({ services: Type.Array(Type.Any()), priorityClasses: Type.Array(Type.Any()) }),
        },
      },
    },
    (request) => {
      const context = parts.context();
      const { open } = openingView(context);
      const { services, settings } = parts.hall.office;
      const visible = services.filter(({ active }) => active || request.actor.kind === 'staff');
      return {
        services: visible.map((service) => ({
          ...withEstimate(kioskService(context, service, open)),
          active: service.active,
        })),
        priorityClasses: settings.priorityClasses,
      };
    },
  );
}

/** The contract's shape: `{minutes:{low,high}}`, or null when too little is known. */
function withEstimate({ estimate, ...service }: KioskService) {
  return { ...service, estimate: estimate === undefined ? null : { minutes: estimate } };
}
