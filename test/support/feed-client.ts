/** A page's side of the feed, without a socket: snapshot, then patches, folded as the pages fold them. */
import { applyMergePatch } from '#common/web/merge-patch.ts';
import type { Audience, Draft, Streams } from '#server/feed/streams.ts';

export interface Stand {
  readonly seq: number;
  readonly view: unknown;
}

export interface FeedMessage {
  readonly seq: number;
  readonly at: string;
  readonly event: { readonly type: string; readonly [key: string]: unknown };
  readonly view?: unknown;
}

/** What went over the wire: only JSON does. */
export function wire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export function messageOf({ seq, rest }: Draft): FeedMessage {
  return JSON.parse(`{"seq":${seq},${rest}`);
}

export function fold(stand: Stand, draft: Draft): Stand {
  const { seq, view } = messageOf(draft);
  return { seq, view: view === undefined ? stand.view : applyMergePatch(stand.view, view) };
}

export function greeted(streams: Streams, audience: Audience): Stand {
  return { seq: streams.seq(), view: wire(streams.snapshot(audience)) };
}
