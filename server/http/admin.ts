/** The resources that an office is set up with, one file each. */
import { catalogueRoutes } from './catalogue.ts';
import { counterRoutes } from './counters.ts';
import { deviceRoutes } from './devices.ts';
import { officeRoutes } from './office.ts';
import type { RoutePlugin } from './parts.ts';
import { pictureRoutes } from './pictures.ts';
import { printerRoutes } from './printers.ts';
import { serviceRoutes } from './services.ts';
import { staffRoutes } from './staff.ts';

export const adminRoutes: readonly RoutePlugin[] = [
  officeRoutes,
  serviceRoutes,
  catalogueRoutes,
  counterRoutes,
  staffRoutes,
  deviceRoutes,
  printerRoutes,
  pictureRoutes,
];
