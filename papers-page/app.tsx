import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OfficeView } from '#common/contract/views.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { openCode } from './address.ts';
import { type Catalogue, type Catalogues, procedureOf } from './catalogue.ts';
import { chooseLanguage } from './language-choice.ts';
import { List } from './list.tsx';
import { OneProcedure } from './one-procedure.tsx';
import { words } from './words.ts';

/** Papers, fees and time limits of the office, for everybody and without signing in. */
export function App({ catalogue }: { catalogue: Catalogues }) {
  const state = catalogue.state.value;
  if (state.kind === 'there') return <There catalogue={state.catalogue} />;
  const text = words();
  useTitle(text.title);
  return (
    <div class="sheet">
      <Head office={undefined} />
      <main class="body">
        <div role="status">
          <h1>{state.kind === 'off' ? text.off : state.kind === 'failed' ? text.failed : text.loading}</h1>
          {state.kind === 'off' && <p class="lead">{text.offWhy}</p>}
        </div>
        {state.kind === 'failed' && (
          <button type="button" class="fill-button" onClick={() => void catalogue.load()}>
            {text.again}
          </button>
        )}
      </main>
    </div>
  );
}

function There({ catalogue }: { catalogue: Catalogue }) {
  // Kept here: who comes back from a procedure finds the words that led to it.
  const query = useSignal('');
  const code = openCode.value;
  const found = code === undefined ? undefined : procedureOf(catalogue, code);
  useTitle(found === undefined ? words().title : inLanguage(found.procedure.name));
  return (
    <div class="sheet">
      <Head office={catalogue.office} />
      <main class="body">
        {found === undefined ? (
          <List catalogue={catalogue} query={query} gone={code !== undefined} />
        ) : (
          <OneProcedure key={found.procedure.code} {...found} />
        )}
      </main>
    </div>
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The office and the other language, which is named in that language. */
function Head({ office }: { office: OfficeView | undefined }) {
  const text = words();
  const other = language.value === 'vi' ? 'en' : 'vi';
  return (
    <header class="head">
      <div>
        <p class="office">{office === undefined ? text.productName : inLanguage(office.name)}</p>
        {office !== undefined && <p class="place">{inLanguage(office.place)}</p>}
      </div>
      <button
        type="button"
        class="text-button"
        lang={other}
        aria-label={`${text.otherLanguage} – ${text.switchLanguage}`}
        onClick={() => chooseLanguage(other)}
      >
        {text.otherLanguage}
      </button>
    </header>
  );
}
