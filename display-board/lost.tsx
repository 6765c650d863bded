import arrow from '@phosphor-icons/core/bold/arrow-right-bold.svg?raw';
import hand from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import noWifi from '@phosphor-icons/core/bold/wifi-slash-bold.svg?raw';
import type { ReadonlySignal } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { clockTime } from '#common/web/time.ts';
import { cellsOf, listSize } from './fit.ts';
import { Head } from './head.tsx';
import { LabelCells } from './label.tsx';
import { Line } from './strip.tsx';
import { words } from './words.ts';

const LABEL_REM = 5.75;
const SPACE_REM = 18.5;
/** Room for a label and its arrow. */
const WITH_ARROW_REM = 19.4;
const ARROW_REM = 3;

export interface LostProps {
  readonly view: DisplayView;
  readonly now: ReadonlySignal<number>;
  readonly lostAt: number;
}

/** No heartbeat: what to do, since when, and the old calls without gold, each with its own time (SPEC R11). */
export function Lost({ view, now, lostAt }: LostProps) {
  const zone = view.office.timeZone;
  const calls = Object.values(view.calls)
    .sort((a, b) => b.callSeq - a.callSeq)
    .slice(0, 4);
  return (
    <div class="board lost">
      <Head office={view.office} now={now} />
      <main>
        <div class="lost-words" role="alert">
          <h2>{words.lost.heading}</h2>
          <p class="lost-since">
            <Icon svg={noWifi} size="1.5em" />
            <span>{words.lost.since(clockTime(lostAt, zone))}</span>
          </p>
        </div>
        {calls.length > 0 && (
          <section class="lost-calls" aria-label={words.lost.old}>
            <p>{words.lost.old}</p>
            <ol>
              {calls.map((call) => {
                const size = listSize(call.label, LABEL_REM, SPACE_REM);
                return (
                  <li key={call.callSeq}>
                    <LabelCells label={call.label} size={size} />
                    {cellsOf(call.label) * size + ARROW_REM <= WITH_ARROW_REM && <Icon svg={arrow} size="2.25rem" />}
                    <span class="old-plate">
                      <span class="visually-hidden">{words.counter} </span>
                      {call.counter.number}
                    </span>
                    <span class="lost-at">{words.lost.at(clockTime(Date.parse(call.at), zone))}</span>
                  </li>
                );
              })}
            </ol>
          </section>
        )}
      </main>
      <Line sign={hand} text={words.lost.kept} />
    </div>
  );
}
