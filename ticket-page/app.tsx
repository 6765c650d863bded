import { useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { TicketView } from '#common/contract/views.ts';
import { applyBrand } from '#common/web/brand.ts';
import type { Feed } from '#common/web/feed-client.ts';
import { Called } from './called.tsx';
import { Connecting } from './connecting.tsx';
import { Ended } from './ended.tsx';
import { followProgress, type Progress } from './progress.ts';
import { Serving } from './serving.tsx';
import { pageTitle } from './title.ts';
import { Unknown } from './unknown.tsx';
import { Waiting } from './waiting.tsx';

/** A number that this page follows, and the token of its link. */
export interface Followed {
  readonly feed: Feed<TicketView>;
  readonly token: string;
}

/** The page of one ticket: one screen a state, and nothing about anybody else. */
export function App({ followed }: { followed: Followed | undefined }) {
  const feed = followed?.feed;
  useSignalEffect(() => {
    document.title = pageTitle(feed);
    applyBrand(feed?.view.value?.office.brandColor);
  });
  return followed === undefined ? <Unknown /> : <Follow {...followed} />;
}

function Follow({ feed, token }: Followed) {
  const progress = useMemo(() => followProgress(feed.view, () => feed.serverNow()), [feed]);
  const view = feed.view.value;
  if (feed.link.value === 'denied') return <Unknown />;
  if (view === undefined) return <Connecting />;
  return <Screen feed={feed} token={token} view={view} progress={progress.value} />;
}

export interface ScreenProps {
  readonly feed: Feed<TicketView>;
  readonly view: TicketView;
}

interface WithToken {
  readonly token: string;
}

function Screen({ feed, token, view, progress }: ScreenProps & WithToken & { readonly progress: Progress }) {
  switch (view.state) {
    case 'waiting':
      return <Waiting feed={feed} token={token} view={view} progress={progress} />;
    case 'called':
      return <Called feed={feed} view={view} />;
    case 'serving':
      return <Serving feed={feed} view={view} />;
    default:
      return <Ended feed={feed} view={view} state={view.state} token={token} />;
  }
}
