import chat from '@phosphor-icons/core/bold/chat-circle-text-bold.svg?raw';
import checkCircle from '@phosphor-icons/core/bold/check-circle-bold.svg?raw';
import hourglass from '@phosphor-icons/core/bold/hourglass-medium-bold.svg?raw';
import prohibit from '@phosphor-icons/core/bold/prohibit-bold.svg?raw';
import type { TicketState } from '#common/contract/ticket.ts';
import type { TicketView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { clockTime } from '#common/web/time.ts';
import type { ScreenProps } from './app.tsx';
import { Age, LostNote } from './foot.tsx';
import { Head } from './head.tsx';
import { LateRate } from './late-rate.tsx';
import { Papers } from './papers.tsx';
import { words } from './words.ts';

type Out = Exclude<TicketState, 'waiting' | 'called' | 'serving'>;

interface Message {
  readonly sign: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** The papers still matter. */
  readonly papers?: boolean;
}

/** A number that is not in the line now: what to do next first, then what happened. */
export function Ended({ feed, view, state, token }: ScreenProps & { readonly state: Out; readonly token: string }) {
  const { sign, heading, lines, papers } = messageFor(state, view);
  return (
    <div class="sheet">
      <Head office={view.office} />
      <main class={feed.link.value === 'lost' ? 'body old' : 'body'}>
        <LostNote feed={feed} view={view} />
        <div class={`state ${state}`}>
          <p class="state-number">
            {view.label} <span class="quiet">{inLanguage(view.serviceName)}</span>
          </p>
          <Icon svg={sign} size="56px" class="state-sign" />
          <h1 class="state-title">{heading}</h1>
          {lines.map((line) => (
            <p key={line} class="state-line">
              {line}
            </p>
          ))}
          {state === 'parked' && view.counter !== undefined && (
            <p class="at-counter">
              {words().counter} <span class="plate large">{view.counter.number}</span>
            </p>
          )}
        </div>
        {view.rating === true && <LateRate token={token} />}
        <div class="push-down" />
        {papers === true && <Papers procedure={view.procedure} page={view.papers === true} />}
        <Age feed={feed} view={view} />
      </main>
    </div>
  );
}

function messageFor(state: Out, view: TicketView): Message {
  const text = words();
  const clock = (at: string | undefined): string | undefined =>
    at === undefined ? undefined : clockTime(Date.parse(at), view.office.timeZone);
  switch (state) {
    case 'completed': {
      const at = clock(view.endedAt);
      const { heading, thanks, newNumber } = text.completed;
      return {
        sign: checkCircle,
        heading,
        lines: [at === undefined ? thanks : `${thanks} ${text.completed.at(at)}`, newNumber],
      };
    }
    case 'no-show': {
      const at = clock(view.calledAt);
      const { heading, why, atCounter, atTime, kept } = text.missed;
      const where = view.counter === undefined ? '' : atCounter(view.counter.number);
      return { sign: chat, heading, lines: [why(where, at === undefined ? '' : atTime(at)), kept], papers: true };
    }
    case 'parked':
      return { sign: hourglass, heading: text.parked.heading, lines: [text.parked.why], papers: true };
    case 'cancelled':
      return { sign: prohibit, heading: text.cancelled.heading, lines: [text.cancelled.next] };
    case 'expired':
      return { sign: hourglass, heading: text.expired.heading, lines: [text.expired.next] };
  }
}
