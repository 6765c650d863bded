import hourglass from '@phosphor-icons/core/bold/hourglass-medium-bold.svg?raw';
import noWifi from '@phosphor-icons/core/bold/wifi-slash-bold.svg?raw';
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { Icon } from '#common/web/icon.tsx';
import { words } from './words.ts';

const LONG_MS = 6_000;

/** No data yet; when that lasts, what staff can look at. */
export function Connecting({ now }: { readonly now: ReadonlySignal<number> }) {
  const since = useSignal(now.peek());
  const long = now.value - since.value > LONG_MS;
  return (
    <div class="board plain">
      <main>
        <div class="message" role="status">
          <Icon svg={long ? noWifi : hourglass} size="6rem" class="message-sign" />
          <h1>{long ? words.lost.heading : words.connecting.heading}</h1>
          <p>{long ? words.connecting.longDetail : words.connecting.detail}</p>
        </div>
      </main>
    </div>
  );
}
