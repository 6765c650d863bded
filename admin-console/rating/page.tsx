import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import type { RatingAnswer, RatingOfService } from '#common/contract/rating.ts';
import { inLanguage } from '#common/web/language.ts';
import { ratingWords } from '#common/web/rating/words.ts';
import { view } from '../live.ts';
import { PageHead } from '../parts/page-head.tsx';
import { href, route } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { pageWords } from './words.ts';

/** «Đánh giá»: how many answered in a month and how, by field; `#/rating/2026-11`. Nobody is ranked (SPEC J94). */
export function RatingPage() {
  const month = /^\d{4}-\d{2}$/.test(route.value.rest) ? route.value.rest : '';
  const text = pageWords();
  const off = view() !== undefined && view()?.parts?.rating !== true;
  return (
    <>
      <PageHead title={words().menu.rating} />
      {off ? (
        <div class="empty rating">
          <p class="empty-heading">{text.off}</p>
          <p>{text.offWhy}</p>
        </div>
      ) : (
        <Month key={month} month={month} />
      )}
    </>
  );
}

function Month({ month }: { month: string }) {
  const state = useMemo(
    () => ({ answer: signal<RatingAnswer | undefined>(undefined), problem: signal<Problem | undefined>(undefined) }),
    [],
  );
  useEffect(() => {
    void send<RatingAnswer>(`/api/rating${month === '' ? '' : `?month=${month}`}`).then((got) => {
      if (got.ok) state.answer.value = got.body;
      else state.problem.value = got.problem;
    });
  }, []);
  const answer = state.answer.value;
  if (state.problem.value !== undefined) {
    return (
      <p class="notice bad" role="alert">
        <span class="notice-words">{inLanguage(state.problem.value.message)}</span>
      </p>
    );
  }
  return answer === undefined ? <p class="quiet">{words().loading}</p> : <Told answer={answer} />;
}

function Told({ answer }: { answer: RatingAnswer }) {
  const text = pageWords();
  const { month, all, services, today, least } = answer;
  const [year = '', number = ''] = month.split('-');
  return (
    <div class="rating">
      <p class="act-row">
        <a class="button" href={href('rating', beside(month, -1))}>
          {text.earlier}
        </a>
        <a class="button" href={href('rating', beside(month, 1))}>
          {text.later}
        </a>
      </p>
      <h2 class="ruled">{text.month(Number(number), year)}</h2>
      <p class="quiet">
        {text.today(today)} {text.secret(least)}
      </p>
      {[all, ...services.filter(({ answers }) => answers > 0)].map((one) => (
        <Field key={one.serviceId ?? 'all'} rating={one} least={least} />
      ))}
    </div>
  );
}

/** One field, or all of the office: the number of answers first; figures only where there are enough of them. */
function Field({
  rating: { serviceId, answers, scores, good, bad },
  least,
}: {
  rating: RatingOfService;
  least: number;
}) {
  const text = pageWords();
  const { faces } = ratingWords();
  const service = serviceId === null ? undefined : view()?.services[serviceId];
  const name =
    serviceId === null
      ? text.all
      : service === undefined
        ? words().audit.gone
        : `${service.prefix} ${inLanguage(service.shortName)}`;
  return (
    <section class="rating-field">
      <h3>
        {name} <span class="quiet">· {text.answers(answers)}</span>
      </h3>
      {scores === null ? (
        <p>{text.few(least)}</p>
      ) : (
        <>
          <p>{text.pleased((scores[3] ?? 0) + (scores[4] ?? 0), answers)}</p>
          <ul class="rating-scores">
            {[4, 3, 2, 1, 0].map((place) => (
              <li key={place} class="rating-score">
                <span>{faces[place]}</span>
                <span class="rating-bar" aria-hidden="true">
                  <span style={{ width: `${(100 * (scores[place] ?? 0)) / Math.max(1, answers)}%` }} />
                </span>
                <strong>{scores[place]}</strong>
              </li>
            ))}
          </ul>
          <Topics heading={text.good} counts={good} />
          <Topics heading={text.bad} counts={bad} />
        </>
      )}
    </section>
  );
}

function Topics({ heading, counts }: { heading: string; counts: Readonly<Record<string, number>> }) {
  const topics: Readonly<Record<string, string>> = ratingWords().topics;
  const named = Object.entries(counts);
  if (named.length === 0) return null;
  return (
    <p>
      {heading} {named.map(([topic, count]) => `${topics[topic] ?? topic} (${count})`).join(', ')}.
    </p>
  );
}

/** The month before or after. */
function beside(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
