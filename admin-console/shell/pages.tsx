import type { ComponentType } from 'preact';
import { CountersPage } from '../counters/page.tsx';
import { DevicesPage } from '../devices/page.tsx';
import { NowPage } from '../now/page.tsx';
import { latePage } from '../parts/late-page.tsx';
import type { PageName } from '../router.ts';
import { ServicesPage } from '../services/page.tsx';
import { StaffPage } from '../staff/page.tsx';

/** The pages of the menu. Those of the day come with the console, the others when somebody opens them. */
export const PAGES: Readonly<Record<PageName, ComponentType>> = {
  now: NowPage,
  dossiers: latePage(async () => (await import('../dossiers/pages.ts')).DossiersPage),
  services: ServicesPage,
  counters: CountersPage,
  staff: StaffPage,
  devices: DevicesPage,
  hours: latePage(async () => (await import('../hours/page.tsx')).HoursPage),
  notices: latePage(async () => (await import('../notices/page.tsx')).NoticesPage),
  settings: latePage(async () => (await import('../settings/page.tsx')).SettingsPage),
  calls: latePage(async () => (await import('../calls/page.tsx')).CallsPage),
  rating: latePage(async () => (await import('../rating/page.tsx')).RatingPage),
  audit: latePage(async () => (await import('../audit/page.tsx')).AuditPage),
};
