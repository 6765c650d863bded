import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import { useSignal } from '@preact/signals';
import type { Dossier } from '#common/contract/dossiers.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { showDate } from '../hours/date-text.ts';
import { now, view } from '../live.ts';
import { ActButton } from '../parts/act-button.tsx';
import { clockOrDay } from '../parts/when.ts';
import { Delay } from './delay.tsx';
import { dossierWords } from './words.ts';
import type { WorkListState } from './work-list.ts';

interface RowProps {
  readonly dossier: Dossier;
  readonly work: WorkListState;
}

export function DossierRow({ dossier, work }: RowProps) {
  const text = dossierWords();
  const delaying = useSignal(false);
  const close = (): void => {
    delaying.value = false;
  };
  const zone = view()?.office.timeZone ?? 'Asia/Ho_Chi_Minh';
  const { id, code, state } = dossier;
  const open = state === 'accepted' || state === 'late';
  const act = (name: 'ready' | 'collected' | 'posted' | 'sign', main = false) => (
    <ActButton
      label={text[name]}
      name={text.actOn(text[name], code)}
      main={main}
      act={() => work.act(`/api/dossiers/${id}/${name}`)}
    />
  );
  return (
    <>
      <tr>
        <td>
          <strong class="dossier-code">{code}</strong>
        </td>
        <td>
          {inLanguage(dossier.procedureName)}
          <br />
          <span class="quiet">
            {text.accepted(clockOrDay(dossier.acceptedAt, now(), zone), dossier.ticketLabel ?? '')}
          </span>
        </td>
        <td>
          <Due dossier={dossier} />
        </td>
        <td>
          <div class="dossier-acts">
            {open && act('ready', true)}
            {state === 'late' && dossier.signedAt === null && act('sign')}
            {open && (
              <button
                type="button"
                class="button"
                aria-expanded={delaying.value}
                aria-label={text.actOn(text.delay, code)}
                onClick={() => {
                  delaying.value = !delaying.value;
                }}
              >
                {text.delay}
              </button>
            )}
            {state === 'ready' && act('collected', true)}
            {state === 'ready' && act('posted')}
            {!open && state !== 'ready' && (
              <span class="quiet">{text.since(clockOrDay(dossier.since, now(), zone))}</span>
            )}
          </div>
        </td>
      </tr>
      {delaying.value && (
        <tr>
          <td colSpan={4}>
            <Delay dossier={dossier} work={work} close={close} />
          </td>
        </tr>
      )}
    </>
  );
}

function Due({ dossier }: { dossier: Dossier }) {
  const text = dossierWords();
  return (
    <>
      <strong>{showDate(dossier.dueDay)}</strong>
      {dossier.newDueDay !== null && (
        <>
          <br />
          {text.newDue(showDate(dossier.newDueDay))}
        </>
      )}
      {dossier.overdue && (
        <>
          <br />
          <span class="state bad">
            <Icon svg={warning} size="18px" /> {text.overdue}
          </span>
        </>
      )}
      {dossier.state === 'late' && (
        <>
          <br />
          <span class={dossier.signedAt === null ? 'state warn' : 'quiet'}>
            {dossier.signedAt === null ? text.unsigned : text.signed}
          </span>
        </>
      )}
    </>
  );
}
