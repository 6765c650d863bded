/** Many dossiers on one number (SPEC J129): a key beside the priority, and the screen where they are counted. */
import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import files from '@phosphor-icons/core/bold/files-bold.svg?raw';
import minus from '@phosphor-icons/core/bold/minus-bold.svg?raw';
import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import type { KioskView } from '#common/contract/views.ts';
import { kioskMany as en } from '#common/i18n/en/kiosk-many.ts';
import { kioskMany as vi } from '#common/i18n/vi/kiosk-many.ts';
import { wordsIn } from '#common/web/further.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { laneFor, type Step } from '../kiosk/steps.ts';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';

type ManyStep = Extract<Step, { kind: 'many' }>;

const words = (): typeof vi => wordsIn(vi, en, (further) => further.kioskMany);
/** As the server has it (`DOSSIERS_MOST`). */
const MOST = 99;
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];

/** Unobtrusive: who brings one dossier passes it by. */
export function ManyKey({ kiosk, view, step }: { kiosk: Kiosk; view: KioskView; step: ManyStep['back'] }) {
  const text = words();
  const count = kiosk.dossiers.value;
  const lane = laneFor(view, step.serviceId, count, kiosk.next.value);
  return (
    <button
      type="button"
      class={count > 1 ? 'priority more chosen' : 'priority more'}
      data-digit="9"
      disabled={kiosk.issue.state.value.kind === 'taking'}
      onClick={() => kiosk.go({ kind: 'many', back: step, count, typed: false })}
    >
      <Icon svg={files} size="4.8rem" />
      <span class="priority-words">
        <b class="priority-claim">{count > 1 ? text.chosen(count, lane?.prefix ?? '') : text.key}</b>
      </span>
    </button>
  );
}

/** One more or less by a touch; or the figure itself, by touch and by a keypad. */
export function Many({ kiosk, view, step }: { kiosk: Kiosk; view: KioskView; step: ManyStep }) {
  const text = words();
  const { back, count, typed } = step;
  const become = (next: number): void => kiosk.go({ kind: 'many', back, count: next, typed: false });
  const type = (digit: number): void => {
    // The second digit stands behind the first; a third one begins anew.
    const joined = typed && count < 10 ? count * 10 + digit : digit;
    if (joined > 0) kiosk.go({ kind: 'many', back, count: joined, typed: true });
  };
  return (
    <>
      <main class="screen many">
        <div class="many-why">
          <Heading>{text.heading}</Heading>
          <p class="hint">{text.hint}</p>
          <p class="many-lane">{laneWords(kiosk, view, step)}</p>
        </div>
        <div class="many-keys">
          <div class="many-count">
            <button
              type="button"
              class="many-step"
              aria-label={text.less}
              disabled={count <= 1}
              onClick={() => become(count - 1)}
            >
              <Icon svg={minus} size="6rem" />
            </button>
            <p role="status">
              <b>{count}</b> <span>{text.dossiers}</span>
            </p>
            <button
              type="button"
              class="many-step"
              aria-label={text.more}
              disabled={count >= MOST}
              onClick={() => become(count + 1)}
            >
              <Icon svg={plus} size="6rem" />
            </button>
          </div>
          <div class="many-digits">
            {DIGITS.map((digit) => (
              <button key={digit} type="button" class="many-digit" data-digit={digit} onClick={() => type(digit)}>
                {digit}
              </button>
            ))}
          </div>
          <button
            type="button"
            class="wide-key act"
            data-enter
            onClick={() => {
              kiosk.dossiers.value = count;
              kiosk.go(back);
            }}
          >
            <Icon svg={check} size="4rem" />
            <span>{text.done}</span>
          </button>
        </div>
      </main>
      <Foot kiosk={kiosk}>
        <BackKey kiosk={kiosk} to={back} />
      </Foot>
    </>
  );
}

/** Where the number will wait, before it is taken; nothing while nobody sits at the lane. */
function laneWords({ next }: Kiosk, view: KioskView, { back, count }: ManyStep): string {
  const text = words();
  const { lane } = view;
  const service = laneFor(view, back.serviceId, MOST, next.value);
  if (lane === undefined || service === undefined) return '';
  return count < lane.from
    ? text.lane(lane.from, service.prefix)
    : text.inLane(count, service.prefix, inLanguage(service.shortName));
}
