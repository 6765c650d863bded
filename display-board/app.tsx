import type { ReadonlySignal } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';
import type { Announcing } from './announcing.ts';
import { Board } from './board.tsx';
import { Connecting } from './connecting.tsx';
import { Denied } from './denied.tsx';
import type { ShownCode } from './hall-code.ts';
import { Lost } from './lost.tsx';
import type { SoundTrouble } from './sound-trouble.ts';

export interface AppProps {
  readonly feed: Feed<DisplayView>;
  readonly announcing: Announcing;
  readonly trouble: ReadonlySignal<SoundTrouble>;
  readonly now: ReadonlySignal<number>;
  readonly hallCode: ReadonlySignal<ShownCode | undefined>;
  readonly onTouch: () => void;
}

/** One of four screens: not paired, no data yet, data that may be old, the board. */
export function App({ feed, announcing, trouble, now, hallCode, onTouch }: AppProps) {
  const link = feed.link.value;
  const view = feed.view.value;
  if (link === 'denied') return <Denied />;
  if (view === undefined) return <Connecting now={now} />;
  if (link === 'lost') return <Lost view={view} now={now} lostAt={feed.lastAt.value} />;
  return (
    <Board
      view={view}
      state={announcing.state.value}
      aloud={announcing.aloud.value}
      trouble={trouble.value}
      now={now}
      hallCode={hallCode.value}
      onTouch={onTouch}
    />
  );
}
