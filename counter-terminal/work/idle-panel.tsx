import pauseSign from '@phosphor-icons/core/bold/pause-bold.svg?raw';
import type { ComponentChildren } from 'preact';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { age, clockOf } from '../terminal/phrases.ts';
import type { Situation } from '../terminal/situation.ts';
import { words } from '../words.ts';
import { AlertBox } from './alert-box.tsx';

/** Nobody at the counter: how many wait, what needs the clerk first, and the day so far. */
export function IdlePanel({ now, notices }: { now: Situation; notices: ComponentChildren }) {
  const text = words().idle;
  const { counter } = now;
  return (
    <section class="idle">
      <div class="middle-top">
        <h2>{now.paused ? text.paused : text.heading}</h2>
        {!now.paused && counter.freeSince !== undefined && <p>{text.freeSince(clockOf(counter.freeSince, now))}</p>}
      </div>
      {now.paused && <Paused now={now} />}
      <div class="idle-count">
        <b>{now.waiting}</b>
        <p>
          <span class="idle-words">{text.waiting}</span>
          <span>{breakdown(now)}</span>
        </p>
      </div>
      <Closed now={now} />
      {now.alert !== undefined && <AlertBox alert={now.alert} now={now} />}
      {notices}
      <Today now={now} />
    </section>
  );
}

function breakdown({ lines, waiting }: Situation): string {
  if (waiting === 0) return '';
  return lines
    .filter((line) => line.waiting.length > 0)
    .map((line) => `${inLanguage(line.service.shortName)} ${line.waiting.length}`)
    .join(' · ');
}

function Paused({ now }: { now: Situation }) {
  const { session } = now.counter;
  if (session?.pausedAt === undefined) return null;
  const reason = now.view.pauseReasons.find((entry) => entry.vi === session.pauseReason);
  const words_ = words().idle;
  const said = reason === undefined ? (session.pauseReason ?? words_.noReason) : inLanguage(reason);
  return (
    <div class="bar bar-ink">
      <Icon svg={pauseSign} />
      <div>
        <h2>{said}</h2>
        <p>{words_.pausedSince(clockOf(session.pausedAt, now), age(now.now - Date.parse(session.pausedAt)))}</p>
      </div>
    </div>
  );
}

/** Outside the hours in which numbers are given out. */
function Closed({ now }: { now: Situation }) {
  const { opening } = now.view;
  if (opening.open) return null;
  const text = words().idle;
  return (
    <p class="idle-closed">
      {opening.opensAt === undefined ? text.closedNow : text.closedUntil(clockOf(opening.opensAt, now))}
    </p>
  );
}

function Today({ now }: { now: Situation }) {
  const text = words().idle;
  const { stats } = now.view.me;
  const figures: readonly [string, string][] = [
    [String(stats.completed), text.completed],
    [stats.usualMinutes === undefined ? '–' : words().minutes(stats.usualMinutes), text.usual],
    [String(stats.noShow), text.noShow],
    [String(stats.parked), text.parked],
  ];
  return (
    <div class="today">
      <h3>{text.today(words().counter(now.counter.number))}</h3>
      <dl>
        {figures.map(([figure, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
