import type { Procedure } from '#common/contract/office.ts';
import type { KioskService, KioskView } from '#common/contract/views.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { type CheckStep, leftOf } from '../kiosk/steps.ts';

/** What the screens of one procedure are given. */
export interface CheckedProps {
  readonly kiosk: Kiosk;
  readonly view: KioskView;
  readonly checked: { readonly check: CheckStep; readonly service: KioskService; readonly procedure: Procedure };
}

/** Whether a number can be taken here and now; papers can be read at any time. */
export function givesNumbers({ kiosk, view, checked: { service } }: CheckedProps): boolean {
  return kiosk.feed.link.value === 'live' && service.open && leftOf(view, service) !== 0;
}

/** Whether a call for help would be heard. */
export function staffAreThere({ feed }: Kiosk): boolean {
  return feed.link.value === 'live' && feed.view.value?.opening.open === true;
}
