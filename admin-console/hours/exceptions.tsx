import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import { ANNOUNCED } from '#common/calendar/days-off.ts';
import type { DaySpans, Hours } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { SpansField } from '../parts/clock-field.tsx';
import { TextField } from '../parts/fields.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { words } from '../words.ts';
import { readDate, showDate } from './date-text.ts';
import { missingDays } from './days-off.ts';
import { nextSpan } from './week-editor.tsx';

type Exception = Hours['exceptions'][number];

export interface ExceptionsProps {
  readonly exceptions: readonly Exception[];
  readonly monday: DaySpans;
  readonly onChange: (exceptions: Exception[]) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

/** Days that differ from their week: days off, Saturdays worked in exchange. */
export function Exceptions({ exceptions, monday, onChange, errorAt, locked }: ExceptionsProps) {
  const text = words().hours;
  return (
    <section class="form-part">
      <h2>{text.exceptions}</h2>
      <p class="quiet">{text.exceptionsHint}</p>
      {!locked && (
        <p class="act-row">
          {ANNOUNCED.map((announced) => {
            const missing = missingDays(announced, exceptions, monday);
            return (
              missing.length > 0 && (
                <button
                  key={announced.year}
                  type="button"
                  class="button"
                  onClick={() => onChange([...exceptions, ...missing].sort((a, b) => a.date.localeCompare(b.date)))}
                >
                  <Icon svg={plus} size="18px" /> {text.fillYear(announced.year, missing.length)}
                </button>
              )
            );
          })}
        </p>
      )}
      <ListEditor
        items={exceptions}
        onChange={(next) => onChange([...next])}
        blank={(): Exception => ({ date: '', spans: [], name: { vi: '', en: '' }, source: '' })}
        nameOf={(index) => text.exception(exceptions[index]?.name.vi || String(index + 1))}
        addLabel={text.addException}
        empty={text.noExceptions}
        most={400}
        locked={locked}
        render={(exception, change, index) => (
          <ExceptionFields
            exception={exception}
            onChange={change}
            errorAt={(path) => errorAt(`hours/exceptions/${index}/${path}`)}
            locked={locked}
          />
        )}
      />
    </section>
  );
}

interface ExceptionFieldsProps {
  readonly exception: Exception;
  readonly onChange: (exception: Exception) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

function ExceptionFields({ exception, onChange, errorAt, locked }: ExceptionFieldsProps) {
  const text = words().hours;
  const { date, name, spans, source } = exception;
  return (
    <div class="exception">
      <TextField
        label={text.date}
        placeholder="24/11/2026"
        maxLength={10}
        value={showDate(date)}
        error={errorAt('date')}
        locked={locked}
        onInput={(next) => onChange({ ...exception, date: readDate(next) })}
      />
      <TextField
        label={text.name}
        lang="vi"
        value={name.vi}
        error={errorAt('name/vi')}
        locked={locked}
        onInput={(vi) => onChange({ ...exception, name: { ...name, vi } })}
      />
      <TextField
        label={words().form.inEnglish(text.name)}
        lang="en"
        value={name.en}
        error={errorAt('name/en')}
        locked={locked}
        onInput={(en) => onChange({ ...exception, name: { ...name, en } })}
      />
      <TextField
        label={text.source}
        value={source}
        maxLength={120}
        error={errorAt('source')}
        locked={locked}
        onInput={(next) => onChange({ ...exception, source: next })}
      />
      <SpansField
        name={name.vi === '' ? text.date : name.vi}
        spans={spans}
        error={errorAt('spans')}
        empty={text.dayOff}
        blank={() => nextSpan(spans)}
        locked={locked}
        onInput={(next) => onChange({ ...exception, spans: next })}
      />
    </div>
  );
}
