import arrowDown from '@phosphor-icons/core/bold/arrow-down-bold.svg?raw';
import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { Qr } from '#common/web/qr.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import type { NoPaper } from '../kiosk/paper.ts';
import type { Taken } from '../kiosk/steps.ts';
import { Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { Note } from '../parts/note.tsx';
import { NumberFacts } from '../parts/number-facts.tsx';
import { words } from '../words.ts';
import { landscape } from './page-size.ts';

/** The number that was taken. It stays until it is on paper, on a phone, or written down. */
export function NumberTaken({ kiosk, taken }: { kiosk: Kiosk; taken: Taken }) {
  const paper = kiosk.paper.value;
  const kept = paper === 'ready' || paper === 'printing';
  return (
    <>
      <main class={kept ? 'screen number' : 'screen number no-paper'}>
        <TheNumber taken={taken} />
        <NumberFacts answer={taken.answer} />
        {kept ? <Follow taken={taken} /> : <KeepIt taken={taken} why={paper} />}
        <div role="status" class="slip-place">
          {kept && <TakeSlip printing={paper === 'printing'} />}
        </div>
        {!kept && !landscape.value && <KeptKey kiosk={kiosk} class="wide-key act kept" />}
      </main>
      <Foot kiosk={kiosk}>
        {kept && <DoneKey kiosk={kiosk} />}
        {!kept && landscape.value && <KeptKey kiosk={kiosk} class="key act" />}
      </Foot>
    </>
  );
}

/** Widths in em of the heaviest weight: digits 0.73 at most, letters up to W and M. */
function widthOf(label: string): number {
  return Array.from(label).reduce((sum, sign) => sum + (/[WM]/.test(sign) ? 1 : /[A-Z]/.test(sign) ? 0.78 : 0.73), 0);
}

function TheNumber({ taken: { answer, service, procedure } }: { taken: Taken }) {
  const { label, dossiers } = answer.ticket;
  const name = inLanguage(service.name);
  return (
    <div class="the-number">
      <p class="number-field">
        <span class={service.prefix.length > 1 ? 'tile wide' : 'tile'}>{service.prefix}</span>
        <span>
          {procedure === undefined ? name : `${name} – ${inLanguage(procedure.name)}`}
          {dossiers !== undefined && <b>{` · ${words().number.dossiers(dossiers)}`}</b>}
        </span>
      </p>
      <Heading>
        <span class="yours">{words().number.yours}</span>{' '}
        <span class="label" style={{ '--em': widthOf(label).toFixed(2) }}>
          {label}
        </span>
      </Heading>
    </div>
  );
}

function Follow({ taken: { answer } }: { taken: Taken }) {
  const text = words().number;
  if (isWiped(answer.followUrl)) return null;
  return (
    <section class="follow">
      <Qr text={answer.followUrl} label={text.qr(answer.ticket.label)} />
      <div>
        <h2>{text.follow}</h2>
        <p>{text.followHow}</p>
      </div>
    </section>
  );
}

function TakeSlip({ printing }: { printing: boolean }) {
  const text = words().number;
  return (
    <div class={printing ? 'slip printing' : 'slip'}>
      <div>
        <p class="slip-do">{printing ? text.printing : text.takeSlip}</p>
        <p class="slip-where">{printing ? text.printingBelow : text.slipBelow}</p>
      </div>
      <Icon svg={receipt} size="14rem" class="slip-sign" />
      <Icon svg={arrowDown} size="14rem" class="slip-sign" />
    </div>
  );
}

/** The link of a number goes with its business day (SPEC B5): a touch that is sent again over midnight gets none. */
const isWiped = (followUrl: string): boolean => followUrl === '';

function KeepIt({ taken: { answer }, why }: { taken: Taken; why: NoPaper }) {
  const text = words().number;
  const linked = !isWiped(answer.followUrl);
  return (
    <>
      <section class="keep">
        {linked && <Qr text={answer.followUrl} label={text.qr(answer.ticket.label)} />}
        <div>
          <p class="keep-do">{linked ? text.keep : text.keepByPhoto}</p>
          <p class="keep-how">
            {linked ? text.keepHow : text.keepByPhotoHow} <b>{answer.ticket.label}</b>.
          </p>
        </div>
      </section>
      <div role="alert" class="why-no-paper">
        <Note svg={printer} tone="warn">
          <p class="note-title">{text.noPaper[why]}</p>
          <p>
            {text.stillCalled} {why !== 'no-printer' && text.staffKnow}
          </p>
        </Note>
      </div>
    </>
  );
}

/** Ends this citizen's turn at the kiosk; it counts down to doing so by itself. */
export function DoneKey({ kiosk }: { kiosk: Kiosk }) {
  const text = words().foot;
  const left = kiosk.idle.secondsLeft.value;
  return (
    <button type="button" class="key" data-enter data-back onClick={() => kiosk.reset()}>
      <Icon svg={check} size="4rem" />
      <span>
        {text.done} {left !== undefined && <span class="seconds">{text.seconds(left)}</span>}
      </span>
    </button>
  );
}

/** Without a slip the screen goes only when the citizen says so, or after a long wait. */
function KeptKey({ kiosk, class: className }: { kiosk: Kiosk; class: string }) {
  const text = words();
  const left = kiosk.idle.secondsLeft.value;
  return (
    <button type="button" class={className} data-enter data-back onClick={() => kiosk.reset()}>
      <Icon svg={check} size="4rem" />
      <span>
        {text.number.kept}
        {left !== undefined && left <= 10 && <span class="seconds"> {text.foot.seconds(left)}</span>}
      </span>
    </button>
  );
}
