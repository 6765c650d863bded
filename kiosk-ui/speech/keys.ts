/** What the keys of a keypad do on each screen, for who cannot see it (SPEC J100). */
import type { Kiosk } from '../kiosk/kiosk.ts';
import { checkedIn, fieldsOf, leftOf, pageOf } from '../kiosk/steps.ts';
import { PROCEDURES_A_PAGE, pageSizeOfFields } from '../screens/page-size.ts';
import type { words } from '../words.ts';

export type KeyName = keyof ReturnType<typeof words>['speech']['keys'];

type Given = KeyName | false;

/** The keys that do something now, in the order in which they are told. Reads signals without subscribing. */
export function keysOf(kiosk: Kiosk): KeyName[] {
  return [...givenBy(kiosk), 'again' as const].filter((key) => key !== false);
}

function givenBy(kiosk: Kiosk): Given[] {
  const step = kiosk.step.peek();
  const view = kiosk.feed.view.peek();
  const help = kiosk.help.state.peek().kind;
  const staff = kiosk.feed.link.peek() === 'live' && view?.opening.open === true && 'help';
  const size = (count: number): number => pageSizeOfFields(count, kiosk.low.peek());
  switch (kiosk.place.peek()) {
    case 'fields': {
      const fields = view === undefined ? [] : fieldsOf(view);
      const any = fields.length > 0;
      return [any && 'choose', morePages(fields, size), any && 'priority', 'language', 'help'];
    }
    case 'papers': {
      const fields = view === undefined ? [] : fieldsOf(view);
      return ['choose', morePages(fields, size), 'back', staff];
    }
    case 'field':
    case 'field-papers': {
      const service = 'serviceId' in step ? view?.services[step.serviceId] : undefined;
      if (view === undefined || service === undefined) return ['back'];
      const any = service.procedures.length > 0;
      const taking = step.kind === 'field';
      const gives = service.open && (taking ? leftOf(view, service) !== 0 : kiosk.feed.link.peek() === 'live');
      return [
        any && 'choose',
        any && taking && 'other',
        morePages(service.procedures, () => PROCEDURES_A_PAGE),
        gives && 'take',
        taking && 'priority',
        taking && view.parts?.dossierCounts === true && 'many',
        'back',
        taking ? 'help' : staff,
      ];
    }
    case 'check':
    case 'missing': {
      const service = view === undefined ? undefined : checkedIn(view, step)?.service;
      return [step.kind === 'check' && 'choose', service?.open === true && 'take', 'back'];
    }
    case 'many':
      return ['count', 'done', 'back'];
    case 'number':
      return ['done', 'help'];
    case 'list':
      return ['done'];
    case 'help':
      return [help === 'failed' && 'ask-again', 'back', (help === 'requested' || help === 'coming') && 'end'];
    case 'closed':
    case 'lost':
      return ['papers'];
    case 'search':
    case 'code':
    case 'slip':
      return ['back'];
    default:
      return [];
  }
}

function morePages(items: readonly unknown[], size: (count: number) => number): Given {
  return pageOf(items, 0, size(items.length)).pages > 1 && 'page';
}
