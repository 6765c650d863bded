import { words } from './words.ts';

/** More than these can't be counted by eye; a long line is drawn as three lengths. */
const MOST = 12;

/** The line as a row of pieces: called already, still ahead, and the own one outlined. */
export function Segments({ passed, ahead }: { passed: number; ahead: number }) {
  const text = words().waiting;
  const single = passed + ahead + 1 <= MOST;
  return (
    <div class="segments">
      <div class="segments-row" aria-hidden="true">
        {single ? (
          <>
            {pieces(passed, 'passed')}
            {pieces(ahead, 'ahead')}
            <span class="segment own" />
          </>
        ) : (
          <>
            {passed > 0 && <span class="segment passed" style={{ flexGrow: passed }} />}
            {ahead > 0 && <span class="segment ahead" style={{ flexGrow: ahead }} />}
            <span class="segment own short" />
          </>
        )}
      </div>
      <div class="segments-words">
        {passed > 0 && <span>{text.passed(passed)}</span>}
        {ahead > 0 && <span class="strong">{text.inLine(ahead)}</span>}
        <span class="last">{text.you}</span>
      </div>
    </div>
  );
}

function pieces(count: number, kind: 'passed' | 'ahead') {
  return Array.from({ length: count }, (_, index) => <span key={`${kind}-${index}`} class={`segment ${kind}`} />);
}
