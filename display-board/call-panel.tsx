import arrow from '@phosphor-icons/core/bold/arrow-right-bold.svg?raw';
import speaker from '@phosphor-icons/core/bold/speaker-high-bold.svg?raw';
import speakerOff from '@phosphor-icons/core/bold/speaker-slash-bold.svg?raw';
import type { CallWhy, DisplayCall } from '#common/contract/views.ts';
import { whyText } from '#common/web/call-why.ts';
import { Icon } from '#common/web/icon.tsx';
import { callSizes, isPortrait } from './fit.ts';
import { englishWords, words } from './words.ts';

export interface CallPanelProps {
  readonly call: DisplayCall;
  readonly aloud: boolean;
  readonly more: number;
}

/** The call of the moment: a white panel is a state that is seen without motion. */
export function CallPanel({ call, aloud, more }: CallPanelProps) {
  const counter = String(call.counter.number);
  const sizes = callSizes(call.label, counter, words.call.toCounter);
  const english = call.announcement.languages.includes('en');
  const invite = call.kind === 'recall' ? words.call.again : words.call.invite;
  const inviteEnglish = call.kind === 'recall' ? englishWords.call.again : englishWords.call.invite;
  return (
    <section class="panel" key={call.callSeq} role="status" data-call={call.callSeq}>
      <div class="panel-top">
        <p class="panel-invite">
          <Icon svg={aloud ? speaker : speakerOff} size="1.15em" />
          <span>
            {invite}
            {english && <EnglishLine text={inviteEnglish} />}
          </span>
        </p>
        {more > 0 && <p class="panel-more">{words.call.more(more)}</p>}
      </div>
      {call.why !== undefined && <Why why={call.why} english={english} />}
      <div class="panel-label">
        <p style={{ fontSize: `${sizes.label}rem` }}>{call.label}</p>
        {sizes.arrow && !isPortrait() && <Icon svg={arrow} size="8.75rem" class="panel-arrow" />}
      </div>
      <div class="panel-to">
        <p style={sizes.words === 0 ? undefined : { fontSize: `${sizes.words}rem` }}>
          {words.call.toCounter}
          {english && <EnglishLine text={englishWords.call.toCounter} />}
        </p>
        {isPortrait() && <Icon svg={arrow} size="6.25rem" class="panel-arrow" />}
      </div>
      <p class="plate panel-counter" style={{ fontSize: `${sizes.counter}rem` }}>
        {counter}
      </p>
    </section>
  );
}

/** Signs that one line has room for beside the invitation. */
const ONE_LINE = 34;

/** Why it went first (SPEC J10). */
function Why({ why, english }: { readonly why: CallWhy; readonly english: boolean }) {
  const text = whyText(why, 'vi');
  return (
    <p class={text.length > ONE_LINE ? 'panel-why long' : 'panel-why'}>
      {text}
      {english && <EnglishLine text={whyText(why, 'en')} />}
    </p>
  );
}

function EnglishLine({ text }: { readonly text: string }) {
  return (
    <span class="english" lang="en">
      {text}
    </span>
  );
}
