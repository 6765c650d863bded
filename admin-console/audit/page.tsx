import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AuditRow } from '#common/contract/audit.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { fullDate } from '#common/web/time.ts';
import { showDate } from '../hours/date-text.ts';
import { PageHead } from '../parts/page-head.tsx';
import { counters, printers, services, staff } from '../resource.ts';
import { route } from '../router.ts';
import { words } from '../words.ts';
import { Entry } from './entry.tsx';
import { Filter } from './filter.tsx';
import { ANYTHING, createSearch, type Search, type Wanted } from './search.ts';

/** «Nhật ký»: who changed what, when and from where. `#/audit/ID` begins with one member of staff. */
export function AuditPage() {
  const person = route.value.rest;
  return <Log key={person} first={{ ...ANYTHING, staff: person }} />;
}

function Log({ first }: { first: Wanted }) {
  const search = useMemo(createSearch, []);
  const wanted = useSignal(first);
  useEffect(() => {
    for (const list of [staff, services, counters, printers]) list.need();
    search.start(first);
    return search.stop;
  }, []);
  return (
    <>
      <PageHead title={words().menu.audit} />
      <div class="audit">
        <Filter
          wanted={wanted.value}
          onSearch={(next) => {
            wanted.value = next;
            search.start(next);
          }}
        />
        <Found
          search={search}
          everything={wanted.value === ANYTHING || Object.values(wanted.value).every((v) => v === '')}
        />
      </div>
    </>
  );
}

function Found({ search, everything }: { search: Search; everything: boolean }) {
  const text = words().audit;
  const rows = search.rows.value;
  const busy = search.busy.value;
  const problem = search.problem.value;
  const more = search.next.value !== null;
  const back = (search.reached.value ?? '').slice(0, 10);
  return (
    <section aria-label={text.list}>
      <p class="audit-count quiet" role="status">
        {busy ? text.searching(showDate(back)) : rows.length > 0 ? text.found(rows.length, more) : ''}
      </p>
      {byDay(rows).map(([day, ofDay]) => (
        <section key={day}>
          <h2 class="audit-day">{fullDate(Date.parse(`${day}T00:00:00Z`), 'UTC', language.value)}</h2>
          <ul>
            {ofDay.map((row) => (
              <li key={row.seq}>
                <Entry row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {problem !== undefined && (
        <div class="notice bad" role="alert">
          <p class="notice-words">{inLanguage(problem.message)}</p>
          <button type="button" class="button" onClick={search.more}>
            {words().again}
          </button>
        </div>
      )}
      {!busy && problem === undefined && rows.length === 0 && (
        <div class="empty">
          <p class="empty-heading">{everything ? text.empty : text.none}</p>
          {!everything && <p>{text.noneWhy}</p>}
        </div>
      )}
      <p class="audit-end act-row">
        {busy
          ? // Once there is something to stop: most searches end with their first step.
            back !== '' && (
              <button type="button" class="button" onClick={search.stop}>
                {text.stop}
              </button>
            )
          : more &&
            problem === undefined && (
              <button type="button" class="button" onClick={search.more}>
                {text.more}
              </button>
            )}
        {!busy && !more && problem === undefined && rows.length > 0 && <span class="quiet">{text.end}</span>}
      </p>
    </section>
  );
}

/** The rows of each day, in their order. */
function byDay(rows: readonly AuditRow[]): [string, AuditRow[]][] {
  const days = new Map<string, AuditRow[]>();
  for (const row of rows) {
    const day = row.at.slice(0, 10);
    const known = days.get(day);
    if (known === undefined) days.set(day, [row]);
    else known.push(row);
  }
  return [...days];
}
