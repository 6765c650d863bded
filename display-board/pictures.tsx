import { type ReadonlySignal, signal } from '@preact/signals';
import { turnOf } from './tick.ts';
import { words } from './words.ts';

const PICTURE_MS = 20_000;

/** Pictures that the browser could not read: left out until the office changes its pictures. */
const unreadable = signal<{ readonly of: readonly string[]; readonly urls: readonly string[] }>({ of: [], urls: [] });

/** The office's pictures that can be shown. */
export function usablePictures(urls: readonly string[]): readonly string[] {
  const { of, urls: broken } = unreadable.value;
  return of === urls ? urls.filter((url) => !broken.includes(url)) : urls;
}

function leaveOut(url: string, all: readonly string[]): void {
  const { of, urls } = unreadable.value;
  unreadable.value = { of: all, urls: of === all ? [...urls, url] : [url] };
}

/** One picture at a time, never cut; the next one is fetched meanwhile. */
export function Pictures({
  urls,
  all,
  now,
}: {
  readonly urls: readonly string[];
  readonly all: readonly string[];
  readonly now: ReadonlySignal<number>;
}) {
  const turn = turnOf(urls.length, PICTURE_MS, now.value);
  const next = (turn + 1) % urls.length;
  return (
    <section class="pictures" aria-label={words.pictures}>
      {urls.map((url, index) =>
        index === turn || index === next ? (
          <img
            key={url}
            src={url}
            alt=""
            class={index === turn ? 'shown' : 'waiting-turn'}
            onError={() => leaveOut(url, all)}
          />
        ) : null,
      )}
    </section>
  );
}
