import arrowDown from '@phosphor-icons/core/bold/arrow-down-bold.svg?raw';
import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { Qr } from '#common/web/qr.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import type { NoPaper } from '../kiosk/paper.ts';
import { type ListStep, missingOf } from '../kiosk/steps.ts';
import { Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { Note } from '../parts/note.tsx';
import { DoneKey } from '../screens/number.tsx';
import { words } from '../words.ts';
import { staffAreThere } from './checked.ts';
import { papersWords } from './words.ts';

/** The list is on paper, or at least on a phone; and it says that it is no number. */
export function ListPrinted({ kiosk, step }: { kiosk: Kiosk; step: ListStep }) {
  const text = papersWords().list;
  const paper = kiosk.paper.value;
  const { procedure, check } = step;
  const lacks = missingOf(procedure, check);
  const papers =
    lacks === undefined || lacks.length === 0
      ? procedure.papers
      : lacks.flatMap((index) => procedure.papers[index] ?? []);
  const kept = paper === 'ready' || paper === 'printing';
  return (
    <>
      <main class={kept ? 'screen list' : 'screen list no-paper'}>
        <div>
          <Heading>{text.heading}</Heading>
          <p class="list-of">{inLanguage(procedure.name)}</p>
          <p class="list-papers">{papers.map(({ name }) => inLanguage(name)).join(' · ')}</p>
        </div>
        {kept ? <OnPhone step={step} /> : <InsteadOfPaper step={step} why={paper} />}
        <p class="list-no-number">{text.noNumber}</p>
        <div role="status" class="slip-place">
          {kept && (
            <div class={paper === 'printing' ? 'slip printing' : 'slip'}>
              <div>
                <p class="slip-do">{paper === 'printing' ? text.printing : text.takeIt}</p>
                <p class="slip-where">{text.below}</p>
              </div>
              <Icon svg={receipt} size="14rem" class="slip-sign" />
              <Icon svg={arrowDown} size="14rem" class="slip-sign" />
            </div>
          )}
        </div>
      </main>
      <Foot kiosk={kiosk} help={staffAreThere(kiosk)}>
        <DoneKey kiosk={kiosk} />
      </Foot>
    </>
  );
}

function OnPhone({ step: { answer } }: { step: ListStep }) {
  const text = papersWords().list;
  if (answer === undefined) return null;
  return (
    <section class="follow">
      <Qr text={answer.pageUrl} label={text.code} />
      <div>
        <h2>{text.phone}</h2>
        <p>{text.phoneHow}</p>
      </div>
    </section>
  );
}

function InsteadOfPaper({ step: { answer }, why }: { step: ListStep; why: NoPaper }) {
  const text = papersWords().list;
  return (
    <>
      <section class="keep">
        {answer !== undefined && <Qr text={answer.pageUrl} label={text.code} />}
        <div>
          <p class="keep-do">{answer === undefined ? text.keepByPhoto : text.keep}</p>
        </div>
      </section>
      <div role="alert" class="why-no-paper">
        <Note svg={printer} tone="warn">
          <p class="note-title">{words().number.noPaper[why]}</p>
        </Note>
      </div>
    </>
  );
}
