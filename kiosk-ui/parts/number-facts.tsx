import type { IssueAnswer } from '#common/contract/commands.ts';
import { words } from '../words.ts';
import { Plates } from './plates.tsx';

/** How the line stood when the number was taken; the same figures are on the slip. */
export function NumberFacts({ answer: { ahead, estimate, counters, cutOff } }: { answer: IssueAnswer }) {
  const text = words().number;
  return (
    <dl class="number-facts">
      {cutOff ? (
        <div>
          <dd class="cut-off">{text.cutOff}</dd>
        </div>
      ) : (
        <>
          <div>
            <dt>{text.ahead}</dt>
            <dd>
              <b class="figure">{ahead}</b> {text.people(ahead)}
            </dd>
          </div>
          <div>
            <dt>{text.wait}</dt>
            <dd>
              {estimate === null ? (
                <b class="no-figure">{text.unknownWait}</b>
              ) : (
                <Interval low={estimate.minutes.low} high={estimate.minutes.high} />
              )}
            </dd>
          </div>
        </>
      )}
      {counters.length > 0 && (
        <div class="at">
          <dt>{text.counter}</dt>
          <dd>
            <Plates numbers={counters} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function Interval({ low, high }: { low: number; high: number }) {
  const text = words();
  return (
    <>
      {low === 0 && `${text.number.under} `}
      <b class="figure">{low === 0 ? high : text.range(low, high)}</b> {text.number.minutes}
    </>
  );
}
