import { leaveCounter } from '../place.ts';
import type { Situation } from '../terminal/situation.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';

/** The counter was closed while the page stood on it: the large key opens it again. */
export function ClosedPanel({ now }: { now: Situation }) {
  const { session } = useTerminal();
  const text = words().idle;
  const holder = now.counter.session?.staffName;
  return (
    <section class="idle">
      <div class="middle-top">
        <h2>{words().counter(now.counter.number)}</h2>
      </div>
      <p class="closed-words">{holder === undefined ? text.closed : text.other(holder)}</p>
      <p class="closed-hint">{holder === undefined ? text.closedHint : ''}</p>
      <button type="button" class="small-key closed-key" onClick={() => leaveCounter(session)}>
        {words().choose.other}
      </button>
    </section>
  );
}
