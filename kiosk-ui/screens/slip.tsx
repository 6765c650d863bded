/** The code of a slip, by touch; and what is said about it: the day, the number, the apology. */
import backspace from '@phosphor-icons/core/bold/backspace-bold.svg?raw';
import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import type { ComponentChildren } from 'preact';
import type { SlipAnswer } from '#common/contract/dossiers.ts';
import { kioskSlip as en } from '#common/i18n/en/kiosk-slip.ts';
import { kioskSlip as vi } from '#common/i18n/vi/kiosk-slip.ts';
import { wordsIn } from '#common/web/further.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage, language } from '#common/web/language.ts';
import { listenToScanner } from '#common/web/scanner.ts';
import { fullDate } from '#common/web/time.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { createSlip } from '../kiosk/slip.ts';
import { type Place, usesSlips } from '../kiosk/steps.ts';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';

/** The signs of a code, as `server/domain/slip-code.ts` has them: none is taken for another. */
const SIGNS = '3456789ACEFHJKMNPRTVWXY';
const SIGNS_OF_CODE = 9;
const GROUP = 3;

const words = (): typeof vi => wordsIn(vi, en, (further) => further.kioskSlip);
const dayText = (day: string): string => fullDate(Date.parse(`${day}T00:00:00Z`), 'UTC', language.value);

/** Screens on which a code means nothing: a number stays until it is on paper, and without the server nothing is known. */
const DEAF: readonly Place[] = ['number', 'taking', 'lost', 'denied', 'connecting'];

/** From now on slips are read here; asked again it does nothing. */
export function startSlips(kiosk: Kiosk): void {
  if (kiosk.slip.peek() !== undefined) return;
  const slip = createSlip(kiosk);
  kiosk.slip.value = slip;
  listenToScanner({
    wanted() {
      return usesSlips(kiosk.feed.view.peek()) && !DEAF.includes(kiosk.place.peek());
    },
    scanned: slip.read,
  });
}

/** For who holds an appointment for a result, or a request for papers. */
export function SlipKey({ kiosk }: { kiosk: Kiosk }) {
  if (!usesSlips(kiosk.feed.view.value)) return null;
  return (
    <button type="button" class="key" onClick={() => kiosk.go({ kind: 'code', typed: '' })}>
      <Icon svg={receipt} size="4rem" />
      <span>{words().key}</span>
    </button>
  );
}

/** Nine touches, for who has no scanner at hand. */
export function SlipCode({ kiosk, typed }: { kiosk: Kiosk; typed: string }) {
  const text = words().code;
  const become = (next: string): void => {
    if (next.length < SIGNS_OF_CODE) kiosk.go({ kind: 'code', typed: next });
    else kiosk.slip.peek()?.read(next);
  };
  return (
    <>
      <main class="screen slip-code">
        <div>
          <Heading>{text.heading}</Heading>
          <p class="hint">{text.hint}</p>
        </div>
        <p class="code-signs" role="status" aria-label={text.soFar(typed)}>
          {Array.from({ length: SIGNS_OF_CODE }, (_, index) => (
            <span key={index} class={index > 0 && index % GROUP === 0 ? 'code-sign code-gap' : 'code-sign'}>
              {typed[index] ?? ''}
            </span>
          ))}
        </p>
        <div class="code-keys">
          {Array.from(SIGNS, (sign) => (
            <button key={sign} type="button" class="code-key" onClick={() => become(typed + sign)}>
              {sign}
            </button>
          ))}
          <button
            type="button"
            class="code-key"
            aria-label={text.takeBack}
            disabled={typed === ''}
            onClick={() => become(typed.slice(0, -1))}
          >
            <Icon svg={backspace} size="5rem" />
          </button>
        </div>
      </main>
      <Foot kiosk={kiosk}>
        <BackKey kiosk={kiosk} to={{ kind: 'fields', page: 0 }} />
      </Foot>
    </>
  );
}

/** What the slip means today. */
export function SlipSays({ kiosk }: { kiosk: Kiosk }) {
  const state = kiosk.slip.value?.state.value ?? { kind: 'none' };
  const text = words();
  if (state.kind === 'told') return <Told kiosk={kiosk} answer={state.answer} />;
  if (state.kind !== 'refused') {
    return (
      <Page kiosk={kiosk}>
        <Heading>{text.asking}</Heading>
      </Page>
    );
  }
  const known: Readonly<Record<string, { readonly heading: string; readonly why: string }>> = text.refused;
  const said = known[state.why] ?? text.refused.other;
  return (
    <Page
      kiosk={kiosk}
      keys={
        state.why === 'slip.unknown' && (
          <button type="button" class="wide-key act" data-enter onClick={() => kiosk.go({ kind: 'code', typed: '' })}>
            <span>{text.typeAgain}</span>
          </button>
        )
      }
    >
      <Heading>{said.heading}</Heading>
      <p class="plain-why">{said.why}</p>
    </Page>
  );
}

function Told({ kiosk, answer }: { kiosk: Kiosk; answer: SlipAnswer }) {
  const text = words();
  switch (answer.kind) {
    case 'not-yet':
      return (
        <Page kiosk={kiosk}>
          <p class="slip-lead">{text.notYet.lead}</p>
          <Heading class="slip-day">{dayText(answer.dueDay)}</Heading>
          <p class="plain-why">{inLanguage(answer.procedureName)}</p>
          <p class="plain-more">{answer.today ? text.notYet.today : text.notYet.why}</p>
        </Page>
      );
    case 'late':
      return (
        <Page kiosk={kiosk} keys={answer.canPrint && <PrintKey kiosk={kiosk} />}>
          <Heading>{text.late.heading}</Heading>
          <p class="plain-why">{text.late.body(inLanguage(answer.procedureName), dayText(answer.dueDay))}</p>
          <p class="plain-why">{text.late.reason(text.reasons[answer.reason])}</p>
          <div class="slip-new">
            <p class="slip-lead">{text.late.lead}</p>
            <p class="slip-day">{dayText(answer.newDueDay)}</p>
          </div>
          <p class="plain-more">{text.late.thanks}</p>
        </Page>
      );
    case 'in-line':
      return (
        <Page kiosk={kiosk}>
          <p class="slip-lead">{text.inLine[answer.why].lead}</p>
          <Heading class="slip-label">{answer.label}</Heading>
          <p class="plain-why">{text.inLine[answer.why].why}</p>
        </Page>
      );
    case 'number':
      // Its own screen follows in the same breath.
      return (
        <Page kiosk={kiosk}>
          <Heading>{text.asking}</Heading>
        </Page>
      );
    case 'done':
      return (
        <Page kiosk={kiosk}>
          <Heading>{text.done[answer.how]}</Heading>
          <p class="plain-why">{text.done.why}</p>
        </Page>
      );
    case 'ask-staff':
    case 'over': {
      const said = answer.kind === 'over' ? text.over : text.askStaff;
      return (
        <Page kiosk={kiosk}>
          <Heading>{said.heading}</Heading>
          <p class="plain-why">{said.why}</p>
        </Page>
      );
    }
  }
}

interface PageProps {
  readonly kiosk: Kiosk;
  readonly children: ComponentChildren;
  readonly keys?: ComponentChildren;
}

function Page({ kiosk, children, keys }: PageProps) {
  const text = words();
  const left = kiosk.idle.secondsLeft.value;
  return (
    <>
      <main class="screen plain slip-says">
        <div role="status">{children}</div>
        <div class="help-keys">
          {keys}
          <button type="button" class="wide-key" data-back onClick={() => kiosk.reset()}>
            <Icon svg={check} size="4rem" />
            <span>
              {text.end} {left !== undefined && <span class="seconds">{text.seconds(left)}</span>}
            </span>
          </button>
        </div>
      </main>
      <Foot kiosk={kiosk} />
    </>
  );
}

function PrintKey({ kiosk }: { kiosk: Kiosk }) {
  const { apology } = words().late;
  const state = kiosk.slip.value?.apology.value ?? 'no';
  return (
    <button
      type="button"
      class="wide-key act"
      data-enter
      disabled={state === 'sending' || state === 'sent'}
      onClick={() => void kiosk.slip.peek()?.printApology()}
    >
      <Icon svg={printer} size="4.8rem" />
      <span>{apology[state]}</span>
    </button>
  );
}
