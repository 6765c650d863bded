import type { Procedure } from '#common/contract/office.ts';
import { inLanguage } from '#common/web/language.ts';
import { words } from '../words.ts';

/** A longer fee does not fit in the large type of a figure. */
const SHORT_FEE = 12;

/** Fee and time limit of a procedure, and that they are illustrative when nobody has verified them. */
export function Terms({ procedure, name }: { procedure: Procedure; name: string }) {
  const text = words().facts;
  const { fee, timeLimit, illustrative } = procedure;
  const feeText = inLanguage(fee);
  return (
    <div class={name}>
      <div>
        <h2>{text.fee}</h2>
        <p class={feeText.length > SHORT_FEE ? 'fee long' : 'fee'}>{feeText}</p>
      </div>
      <div>
        <h2>{text.time}</h2>
        <p class="limit">{text.limit(timeLimit.unit, timeLimit.limit)}</p>
        {timeLimit.cutoff !== null && <p class="quiet">{text.cutoff(timeLimit.cutoff)}</p>}
        {illustrative && <p class="quiet">{text.illustrative}</p>}
      </div>
    </div>
  );
}
