import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { WorkList } from '#common/contract/dossiers.ts';
import { inLanguage } from '#common/web/language.ts';
import { view } from '../live.ts';
import { PageHead } from '../parts/page-head.tsx';
import { href, route } from '../router.ts';
import { words } from '../words.ts';
import { Import } from './import.tsx';
import { DossierRow } from './row.tsx';
import { dossierWords } from './words.ts';
import { createWorkList } from './work-list.ts';

const LISTS: readonly WorkList[] = ['today', 'tomorrow', 'late', 'waiting', 'ready', 'collected', 'posted'];

/** «Hồ sơ»: `#/dossiers/late` begins with what is late. */
export function DossiersPage() {
  const wanted = route.value.rest;
  const list = LISTS.find((one) => one === wanted) ?? 'today';
  const text = dossierWords();
  const off = view() !== undefined && view()?.parts?.results !== true;
  return (
    <>
      <PageHead title={words().menu.dossiers} />
      {off ? (
        <div class="empty dossiers-off">
          <p class="empty-heading">{text.off}</p>
          <p>{text.offWhy}</p>
        </div>
      ) : (
        <List key={list} list={list} />
      )}
    </>
  );
}

function List({ list }: { list: WorkList }) {
  const text = dossierWords();
  const work = useMemo(() => createWorkList(list), [list]);
  const importing = useSignal(false);
  const close = (): void => {
    importing.value = false;
  };
  useEffect(work.start, [work]);
  const answer = work.answer.value;
  const problem = work.problem.value;
  return (
    <div class="dossiers">
      <nav class="dossier-lists" aria-label={text.listName}>
        {LISTS.map((one) => (
          <a
            key={one}
            href={href('dossiers', one)}
            class="dossier-list"
            aria-current={one === list ? 'page' : undefined}
          >
            <strong>{answer?.counts[one] ?? '–'}</strong> {text.lists[one]}
          </a>
        ))}
      </nav>
      <p class="act-row">
        <button
          type="button"
          class="button"
          aria-expanded={importing.value}
          onClick={() => {
            importing.value = !importing.value;
          }}
        >
          {text.import}
        </button>
      </p>
      {importing.value && <Import close={close} />}
      {problem !== undefined && (
        <p class="notice bad" role="alert">
          <span class="notice-words">{inLanguage(problem.message)}</span>
        </p>
      )}
      {answer === undefined && problem === undefined && <p class="quiet">{words().loading}</p>}
      {answer !== undefined && answer.dossiers.length === 0 && (
        <div class="empty">
          <p class="empty-heading">{text.empty}</p>
          <p>{text.emptyWhy[list]}</p>
        </div>
      )}
      {answer !== undefined && answer.dossiers.length > 0 && (
        <table class="table dossier-table">
          <thead>
            <tr>
              <th scope="col">{text.code}</th>
              <th scope="col">{text.procedure}</th>
              <th scope="col">{text.due}</th>
              <th scope="col">{text.acts}</th>
            </tr>
          </thead>
          <tbody>
            {answer.dossiers.map((dossier) => (
              <DossierRow key={dossier.id} dossier={dossier} work={work} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
