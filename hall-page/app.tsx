import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { HallPassAnswer } from '#common/contract/hall-code.ts';
import { applyBrand } from '#common/web/brand.ts';
import { inLanguage } from '#common/web/language.ts';
import { Heading } from '#common/web/question.tsx';
import { SheetHead } from '#common/web/sheet-head.tsx';
import type { Taking } from './taking.ts';
import { words } from './words.ts';

/** One decision a screen: the code, then the field; the number has a page of its own. */
export function App({ taking }: { taking: Taking }) {
  const text = words();
  const step = taking.step.value;
  const office = step.kind === 'field' ? step.offer.office : undefined;
  useEffect(() => void taking.start(), [taking]);
  useSignalEffect(() => {
    document.title = `${words().title} – Lượt`;
    const now = taking.step.value;
    if (now.kind === 'field') applyBrand(now.offer.office.brandColor ?? undefined);
  });
  return (
    <div class="sheet">
      <SheetHead title={text.title} office={office} />
      <main class="body">
        <Screen taking={taking} />
        <p role="alert" class="problem">
          {taking.problem.value === undefined ? '' : inLanguage(taking.problem.value.message)}
        </p>
      </main>
    </div>
  );
}

function Screen({ taking }: { taking: Taking }) {
  const step = taking.step.value;
  const text = words();
  switch (step.kind) {
    case 'reading':
      return <Heading key="reading">{text.reading}</Heading>;
    case 'code':
      return <Code taking={taking} />;
    case 'kept':
      return (
        <>
          <Heading key="kept">{text.taken(step.number.label)}</Heading>
          <a class="filled-button link" href={step.number.path}>
            {text.toTurn}
          </a>
          <button type="button" class="outline-button" onClick={() => void taking.another()}>
            {text.another}
          </button>
        </>
      );
    case 'field':
      return <Fields taking={taking} offer={step.offer} />;
  }
}

const SIGNS = 6;

function Code({ taking }: { taking: Taking }) {
  const code = useSignal('');
  const missing = useSignal(false);
  const text = words();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        missing.value = code.value.replace(/[^a-z0-9]/gi, '').length !== SIGNS;
        if (!missing.value) void taking.enter(code.value);
      }}
    >
      <Heading key="code">{text.code}</Heading>
      <label class="field-label" for="code">
        {text.codeLabel}
      </label>
      <input
        id="code"
        class="field-input"
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        maxLength={12}
        value={code.value}
        aria-invalid={missing.value}
        aria-describedby="code-why"
        onInput={(event) => {
          code.value = event.currentTarget.value;
        }}
      />
      <p id="code-why" class="quiet">
        {missing.value ? text.codeMissing : text.codeWhy}
      </p>
      <button type="submit" class="filled-button" aria-disabled={taking.busy.value}>
        {text.goOn}
      </button>
    </form>
  );
}

function Fields({ taking, offer }: { taking: Taking; offer: HallPassAnswer }) {
  const text = words();
  if (offer.services.every(({ open }) => !open)) return <Heading key="none">{text.none}</Heading>;
  return (
    <>
      <Heading key="field">{text.field}</Heading>
      <label class="claim">
        <input
          type="checkbox"
          checked={taking.priority.value}
          onChange={(event) => {
            taking.priority.value = event.currentTarget.checked;
          }}
        />
        <span>
          <b>{text.priority}</b>
          <span class="claim-why">{text.priorityWhy}</span>
        </span>
      </label>
      {offer.dossiers === true && <Dossiers taking={taking} />}
      <ul class="choices">
        {offer.services.map(({ id, prefix, name, open, waiting }) => (
          <li key={id}>
            <button type="button" class="choice" disabled={!open} onClick={() => void taking.take(id)}>
              <span class="tile">{prefix}</span>
              <span class="choice-name">{inLanguage(name)}</span>
              <span class="choice-note">{open ? text.waiting(waiting) : text.shut}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** As the server has it (`DOSSIERS_MOST`). */
const MOST = 99;

/** For who hands in for many: one number is enough. */
function Dossiers({ taking: { dossiers } }: { taking: Taking }) {
  const text = words();
  const count = dossiers.value;
  const step = (by: number, sign: string, name: string) => (
    <button
      type="button"
      class="outline-button"
      aria-label={name}
      disabled={count + by < 1 || count + by > MOST}
      onClick={() => {
        dossiers.value = count + by;
      }}
    >
      {sign}
    </button>
  );
  return (
    <div class="claim dossiers">
      <span>
        <b>{text.dossiers}</b>
        <span class="claim-why">{text.dossiersWhy}</span>
      </span>
      {step(-1, '−', text.less)}
      <b role="status">{count}</b>
      {step(1, '+', text.more)}
    </div>
  );
}
