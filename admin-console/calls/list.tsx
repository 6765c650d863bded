import caret from '@phosphor-icons/core/bold/caret-right-bold.svg?raw';
import { signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import type { CallRow, CallsAnswer } from '#common/contract/replay.ts';
import { Cells } from '#common/web/cells.tsx';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage, language } from '#common/web/language.ts';
import { fullDate } from '#common/web/time.ts';
import { isDate, readDate, showDate } from '../hours/date-text.ts';
import { TextField } from '../parts/fields.tsx';
import { goTo, href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { callWords } from './words.ts';

/** Reads page after page, newest first. */
function createCalls(query: string) {
  const answer = signal<CallsAnswer | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  const read = async (before?: string): Promise<void> => {
    const got = await send<CallsAnswer>(
      `/api/calls${query}${before === undefined ? '' : `${query === '' ? '?' : '&'}before=${before}`}`,
    );
    problem.value = got.ok ? undefined : got.problem;
    if (!got.ok) return;
    const earlier = before === undefined ? [] : (answer.peek()?.calls ?? []);
    answer.value = { ...got.body, calls: [...earlier, ...got.body.calls] };
  };
  return { answer, problem, read };
}

/** The calls of a day, or of one ticket; each opens. */
export function CallList({ ticket, day }: { ticket: string; day: string }) {
  const text = callWords();
  const query = ticket !== '' ? `?ticket=${encodeURIComponent(ticket)}` : isDate(day) ? `?day=${day}` : '';
  const calls = useMemo(() => createCalls(query), [query]);
  useEffect(() => void calls.read(), [calls]);
  const answer = calls.answer.value;
  const problem = calls.problem.value;
  const { next } = answer ?? { next: null };
  return (
    <div class="calls">
      {ticket === '' ? (
        <DayForm day={day} />
      ) : (
        <p class="act-row">
          <a class="button" href={href('calls')}>
            {text.all}
          </a>
        </p>
      )}
      {problem !== undefined && (
        <p class="notice bad" role="alert">
          <span class="notice-words">{inLanguage(problem.message)}</span>
        </p>
      )}
      {answer === undefined && problem === undefined && <p class="quiet">{words().loading}</p>}
      {answer !== undefined && (
        <section aria-label={text.list}>
          <h2 class="ruled">{fullDate(Date.parse(`${answer.day}T00:00:00Z`), 'UTC', language.value)}</h2>
          {answer.calls.length === 0 && (
            <div class="empty">
              <p class="empty-heading">{text.empty}</p>
            </div>
          )}
          <ul>
            {answer.calls.map((call) => (
              <li key={call.seq}>
                <Row call={call} />
              </li>
            ))}
          </ul>
          {next !== null && (
            <p class="act-row">
              <button type="button" class="button" onClick={() => void calls.read(next)}>
                {text.more}
              </button>
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Row({ call }: { call: CallRow }) {
  const text = callWords();
  return (
    <a class="entry call-row" href={href('calls', String(call.seq))}>
      <span class="entry-time">
        {/* The server writes the office's own time. */}
        <Cells text={call.at.slice(11, 16)} />
      </span>
      <span class="entry-words">
        <strong>{call.label}</strong> {text.toCounter(call.counterNumber)} · {text.reasons[call.reason]}
      </span>
      <span class="entry-from quiet">{call.staffName ?? ''}</span>
      <Icon svg={caret} size="16px" />
    </a>
  );
}

/** Another day than today. */
function DayForm({ day }: { day: string }) {
  const text = callWords();
  const typed = useSignal(day);
  const tried = useSignal(false);
  const wrong = typed.value !== '' && !isDate(typed.value);
  return (
    <form
      class="call-day"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        tried.value = true;
        if (!wrong) goTo('calls', typed.value === '' ? '' : `on/${typed.value}`);
      }}
    >
      <TextField
        label={text.day}
        hint={text.dayHint}
        placeholder="24/11/2026"
        maxLength={10}
        value={showDate(typed.value)}
        error={tried.value && wrong ? words().audit.dateRule : undefined}
        onInput={(value) => {
          typed.value = readDate(value);
        }}
      />
      <button type="submit" class="button">
        {text.show}
      </button>
    </form>
  );
}
