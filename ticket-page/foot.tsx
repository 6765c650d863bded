import wifiSlash from '@phosphor-icons/core/bold/wifi-slash-bold.svg?raw';
import type { TicketView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';
import { Icon } from '#common/web/icon.tsx';
import { clockTimeSeconds, minutesBetween } from '#common/web/time.ts';
import type { ScreenProps } from './app.tsx';
import { now } from './now.ts';
import { words } from './words.ts';

const ageOf = (feed: Feed<TicketView>, view: TicketView): string =>
  clockTimeSeconds(feed.lastAt.value, view.office.timeZone);

/** Says how old the page's data is (SPEC R11). */
export function Age({ feed, view }: ScreenProps) {
  return (
    <p class="age">
      {words().updated} {ageOf(feed, view)}
    </p>
  );
}

/** Stands above the state while the connection is lost: what to do first, then why. */
export function LostNote({ feed, view }: ScreenProps) {
  const { waiting, called, other } = words().lost;
  const todo = view.state === 'waiting' ? waiting : view.state === 'called' ? called : other;
  return (
    <div role="alert">
      {feed.link.value === 'lost' && (
        <div class="lost">
          <Icon svg={wifiSlash} size="28px" />
          <div>
            <p class="lost-do">{todo}</p>
            <p>{words().lost.why(ageOf(feed, view), minutesBetween(feed.lastAt.value, now(feed)))}</p>
          </div>
        </div>
      )}
    </div>
  );
}
