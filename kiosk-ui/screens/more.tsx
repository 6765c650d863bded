/** Several errands on one number (SPEC J60): a key beside the priority, and the screen where the others are chosen. */
import stack from '@phosphor-icons/core/bold/list-plus-bold.svg?raw';
import xCircle from '@phosphor-icons/core/bold/x-circle-bold.svg?raw';
import type { KioskView } from '#common/contract/views.ts';
import { kioskMore as en } from '#common/i18n/en/kiosk-more.ts';
import { kioskMore as vi } from '#common/i18n/vi/kiosk-more.ts';
import { wordsIn } from '#common/web/further.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { fieldsOf, type Step } from '../kiosk/steps.ts';
import { FieldList } from '../parts/field-list.tsx';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { landscape } from './page-size.ts';

type MoreStep = Extract<Step, { kind: 'more' }>;

const words = (): typeof vi => wordsIn(vi, en, (further) => further.kioskMore);
/** As the server has it. */
const MOST = 3;

/** Unobtrusive: who has one errand passes it by. */
export function MoreKey({ kiosk, view, step }: { kiosk: Kiosk; view: KioskView; step: MoreStep['back'] }) {
  const text = words();
  const names = kiosk.next.value
    .filter((id) => id !== step.serviceId)
    .flatMap((id) => view.services[id]?.shortName ?? [])
    .map((name) => inLanguage(name));
  return (
    <button
      type="button"
      class={names.length > 0 ? 'priority more chosen' : 'priority more'}
      disabled={kiosk.issue.state.value.kind === 'taking'}
      onClick={() => kiosk.go({ kind: 'more', back: step, page: 0 })}
    >
      <Icon svg={stack} size="4.8rem" />
      <span class="priority-words">
        <b class="priority-claim">{names.length > 0 ? text.after(names.join(', ')) : text.key}</b>
      </span>
    </button>
  );
}

/** The other fields: a touch chooses one and leads back; a touch on a chosen one takes it back. */
export function More({ kiosk, view, step }: { kiosk: Kiosk; view: KioskView; step: MoreStep }) {
  const text = words();
  const { back } = step;
  const chosen = kiosk.next.value;
  const fields = fieldsOf(view).filter(({ id }) => id !== back.serviceId);
  return (
    <>
      <main class="screen fields more-fields">
        <Heading>{text.heading}</Heading>
        <p class="hint">{text.hint}</p>
        <FieldList
          fields={fields}
          close
          low={kiosk.low.value && !landscape.value}
          page={step.page}
          goToPage={(page) => kiosk.go({ ...step, page })}
          shut={({ id, open }) => !open || (chosen.length >= MOST && !chosen.includes(id))}
          end={({ id }) => chosen.includes(id) && <span class="no-wait">{text.chosen}</span>}
          choose={({ id }) => {
            kiosk.next.value = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
            kiosk.go(back);
          }}
        />
      </main>
      <Foot kiosk={kiosk}>
        <BackKey kiosk={kiosk} to={back} />
        {chosen.length > 0 && (
          <button
            type="button"
            class="key"
            onClick={() => {
              kiosk.next.value = [];
              kiosk.go(back);
            }}
          >
            <Icon svg={xCircle} size="4rem" />
            <span>{text.none}</span>
          </button>
        )}
      </Foot>
    </>
  );
}
