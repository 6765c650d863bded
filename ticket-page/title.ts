import type { TicketView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';
import { words } from './words.ts';

/** The title of the tab tells the turn too: a phone often shows another tab. */
export function pageTitle(feed: Feed<TicketView> | undefined): string {
  const text = words();
  if (feed === undefined || feed.link.value === 'denied') return `${text.unknown.title} – ${text.productName}`;
  const view = feed.view.value;
  if (view === undefined) return `${text.connecting.title} – ${text.productName}`;
  switch (view.state) {
    case 'waiting':
      return view.ahead === undefined ? view.label : text.waiting.title(view.label, view.ahead);
    case 'called':
      return view.counter === undefined ? view.label : text.called.title(view.label, view.counter.number);
    case 'serving':
      return text.serving.title(view.label);
    case 'completed':
      return text.completed.title(view.label);
    case 'no-show':
      return text.missed.title(view.label);
    case 'parked':
      return text.parked.title(view.label);
    case 'cancelled':
      return text.cancelled.title(view.label);
    case 'expired':
      return text.expired.title(view.label);
  }
}
