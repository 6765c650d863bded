import arrow from '@phosphor-icons/core/bold/arrow-right-bold.svg?raw';
import type { DisplayCall } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { cellsOf, listSize } from './fit.ts';
import { LabelCells } from './label.tsx';
import { words } from './words.ts';

const LIST_REM = 7;
/** Room that the arrow needs beside a label, rem. */
const ARROW_REM = 5;

/** The last calls with their counters. `space`: rem for a label in this layout. */
export function CallsList({ calls, space }: { readonly calls: readonly DisplayCall[]; readonly space: number }) {
  return (
    <section class="calls" aria-label={words.lastCalls}>
      <div class="list-head" aria-hidden="true">
        <span>{words.lastCalls}</span>
        <span>{words.counter}</span>
      </div>
      {calls.length === 0 && <p class="no-calls-yet">{words.noOtherCalls}</p>}
      <ol>
        {calls.map((call) => {
          const size = listSize(call.label, LIST_REM, space);
          return (
            <li key={call.callSeq}>
              <LabelCells label={call.label} size={size} />
              {cellsOf(call.label) * size + ARROW_REM <= space && <Icon svg={arrow} size="4rem" class="list-arrow" />}
              <span class="plate">
                <span class="visually-hidden">{words.counter} </span>
                {call.counter.number}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
