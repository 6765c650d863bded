import type { Meter } from '../desk/recorder.ts';
import { words } from '../words.ts';

/** How loud it is: a bar with the span that is good, and a word. */
export function Level({ meter }: { meter: Meter | undefined }) {
  const text = words().meter;
  const word = meter === undefined ? text.closed : text[meter.loudness];
  return (
    <div class="level" data-loudness={meter?.loudness ?? 'closed'}>
      <div class="level-bar" role="img" aria-label={`${text.label}: ${word}`}>
        <span class="level-good" />
        <span class="level-fill" style={{ width: `${Math.round((meter?.bar ?? 0) * 100)}%` }} />
      </div>
      <p class="level-word" aria-hidden="true">
        {word}
      </p>
    </div>
  );
}
