import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SlipAnswer } from '#common/contract/dossiers.ts';
import { callApi, newKey } from '#common/web/api.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { fullDate } from '#common/web/time.ts';
import { slipWords } from '../slip-words.ts';
import { useTerminal } from '../terminal/terminal.ts';

const dayText = (day: string): string => fullDate(Date.parse(`${day}T00:00:00Z`), 'UTC', language.value);

/** The code of a slip, typed or scanned at the counter: the same answer as at the kiosk, in a clerk's words. */
export function CodePanel({ scanned }: { scanned: string | undefined }) {
  const terminal = useTerminal();
  const field = useRef<HTMLInputElement>(null);
  const code = useSignal(scanned ?? '');
  const said = useSignal<(() => string) | undefined>(undefined);
  const busy = useSignal(false);
  const dossierId = useSignal<string | undefined>(undefined);
  useEffect(() => {
    field.current?.focus();
    if (scanned !== undefined) void ask();
  }, []);
  const text = slipWords().code;

  const ask = async (): Promise<void> => {
    if (busy.value || code.value.trim() === '') return;
    busy.value = true;
    const answer = await callApi<SlipAnswer>('/api/slip-codes', {
      method: 'POST',
      body: { code: code.value },
      idempotencyKey: newKey(),
    });
    busy.value = false;
    dossierId.value = answer.ok && 'dossierId' in answer.body ? answer.body.dossierId : undefined;
    if (answer.status === 401) terminal.expired.value = true;
    said.value = answer.ok ? () => sentenceOf(answer.body) : () => inLanguage(answer.problem.message);
    field.current?.select();
  };

  const handOut = async (id: string): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const path = `/api/dossiers/${id}/collected`;
    const answer = await callApi(path, { method: 'POST', body: {}, idempotencyKey: newKey() });
    busy.value = false;
    if (answer.ok) dossierId.value = undefined;
    said.value = answer.ok ? () => slipWords().code.says.collected : () => inLanguage(answer.problem.message);
  };

  return (
    <section class="choice" aria-label={text.heading}>
      <h2>{text.heading}</h2>
      <p class="choice-hint">{text.hint}</p>
      <form
        class="code-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <input
          ref={field}
          value={code.value}
          aria-label={text.heading}
          maxLength={40}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            code.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') terminal.panel.value = undefined;
          }}
        />
        <button type="submit" class="small-key" aria-busy={busy.value}>
          {text.look}
        </button>
      </form>
      <p class="code-said" role="status">
        {said.value?.() ?? ''}
      </p>
      {dossierId.value !== undefined && (
        <p class="dossier-row">
          <button type="button" class="small-key" onClick={() => void handOut(dossierId.value ?? '')}>
            {text.handOut}
          </button>
        </p>
      )}
      <p class="choice-foot">{text.foot}</p>
    </section>
  );
}

function sentenceOf(answer: SlipAnswer): string {
  const { says } = slipWords().code;
  switch (answer.kind) {
    case 'number':
      return says[answer.why](answer.issued.ticket.label);
    case 'in-line':
      return says[answer.why](answer.label);
    case 'not-yet':
      return says.notYet(inLanguage(answer.procedureName), dayText(answer.dueDay));
    case 'late':
      return says.late(inLanguage(answer.procedureName), dayText(answer.newDueDay));
    case 'ask-staff':
      return says.askStaff;
    case 'done':
      return says[answer.how];
    case 'over':
      return says.over;
  }
}
