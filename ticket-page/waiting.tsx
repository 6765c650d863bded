import { inLanguage } from '#common/web/language.ts';
import { clockTime } from '#common/web/time.ts';
import { Acts } from './acts.tsx';
import type { ScreenProps } from './app.tsx';
import { Age, LostNote } from './foot.tsx';
import { Head, NumberRow } from './head.tsx';
import { now } from './now.ts';
import { Papers } from './papers.tsx';
import type { Progress } from './progress.ts';
import { SOON_AHEAD } from './ring.ts';
import { RingSwitch } from './ring-switch.tsx';
import { Segments } from './segments.tsx';
import { turnTimes } from './time-to-be-back.ts';
import { words } from './words.ts';

/** The line before this number: how many, how long, when to be back. */
export function Waiting({
  feed,
  token,
  view,
  progress,
}: ScreenProps & { readonly token: string; readonly progress: Progress }) {
  const old = feed.link.value === 'lost';
  return (
    <div class="sheet">
      <Head office={view.office} />
      <main class={old ? 'body old' : 'body'}>
        <LostNote feed={feed} view={view} />
        <h1 class="visually-hidden">{`${words().yourNumber} ${view.label}, ${inLanguage(view.serviceName)}`}</h1>
        <NumberRow view={view} counters={view.counters} />
        {view.next !== undefined && (
          <p class="booked">{words().after(view.next.map((name) => inLanguage(name)).join(', '))}</p>
        )}
        {view.appointmentAt !== undefined && (
          <p class="booked">{words().booked(clockTime(Date.parse(view.appointmentAt), view.office.timeZone))}</p>
        )}
        {view.ahead !== undefined && <Line ahead={view.ahead} progress={progress} />}
        <Wait feed={feed} view={view} progress={progress} />
        <div class="push-down" />
        <RingSwitch />
        <Acts view={view} token={token} />
        <Papers procedure={view.procedure} page={view.papers === true} />
        <Age feed={feed} view={view} />
      </main>
    </div>
  );
}

function Line({ ahead, progress }: { ahead: number; progress: Progress }) {
  const text = words().waiting;
  return (
    <section class="line" aria-live="polite">
      {ahead === 0 ? (
        <p class="line-next">{text.next}</p>
      ) : (
        <>
          <p class="line-title">{text.ahead}</p>
          <p class={ahead > 99 ? 'line-count wide' : 'line-count'}>
            <span class="line-figure">{ahead}</span> <span class="line-people">{text.people(ahead)}</span>
          </p>
        </>
      )}
      {ahead > 0 && ahead <= SOON_AHEAD && <p class="line-soon">{text.soon}</p>}
      <Segments passed={Math.max(0, progress.start - ahead)} ahead={ahead} />
      {progress.pushedBack && <p class="quiet">{text.changed}</p>}
    </section>
  );
}

function Wait({ feed, view, progress }: ScreenProps & { readonly progress: Progress }) {
  const text = words().waiting;
  if (view.estimate === undefined) return <p class="wait no-estimate">{text.noEstimate}</p>;
  const clock = (at: number): string => clockTime(at, view.office.timeZone);
  const { from, to, near } = turnTimes(view.estimate, progress.toldAt, now(feed));
  return (
    <section class="wait">
      <p class="quiet">{text.wait}</p>
      <p class="wait-minutes">{text.minutes(view.estimate.low, view.estimate.high)}</p>
      <p class="wait-clock">
        {text.turnAt(clock(from), clock(to))}{' '}
        <span class="one-line">{near ? text.stay : text.beBack(clock(from))}</span>
      </p>
    </section>
  );
}
