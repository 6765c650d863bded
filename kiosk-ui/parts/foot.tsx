import arrowLeft from '@phosphor-icons/core/bold/arrow-left-bold.svg?raw';
import filePapers from '@phosphor-icons/core/bold/file-magnifying-glass-bold.svg?raw';
import wave from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import speaker from '@phosphor-icons/core/bold/speaker-high-bold.svg?raw';
import translate from '@phosphor-icons/core/bold/translate-bold.svg?raw';
import wheelchair from '@phosphor-icons/core/bold/wheelchair-bold.svg?raw';
import type { ComponentChildren } from 'preact';
import { LANGUAGE_NAMES } from '#common/i18n/languages.ts';
import { speakIn } from '#common/web/further.ts';
import { Icon } from '#common/web/icon.tsx';
import { language } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { offeredLanguages } from '../kiosk/languages.ts';
import type { Step } from '../kiosk/steps.ts';
import { landscape } from '../screens/page-size.ts';
import { words } from '../words.ts';

/** The lowest row: first what this screen needs, then language, listening and help, always in these places. */
export function Foot({ kiosk, children, help = true }: { kiosk: Kiosk; children?: ComponentChildren; help?: boolean }) {
  return (
    <footer class="foot">
      <nav aria-label={words().foot.label}>
        {children}
        {!landscape.value && <LowKey kiosk={kiosk} />}
        <LanguageKey kiosk={kiosk} />
        <ListenKey kiosk={kiosk} />
        {help && <HelpKey kiosk={kiosk} />}
      </nav>
    </footer>
  );
}

export function PapersKey({ kiosk }: { kiosk: Kiosk }) {
  return (
    <button type="button" class="key" onClick={() => kiosk.go({ kind: 'papers', page: 0 })}>
      <Icon svg={filePapers} size="4rem" />
      <span>{words().foot.papers}</span>
    </button>
  );
}

export function BackKey({ kiosk, to, disabled = false }: { kiosk: Kiosk; to: Step; disabled?: boolean }) {
  return (
    <button type="button" class="key" data-back disabled={disabled} onClick={() => kiosk.go(to)}>
      <Icon svg={arrowLeft} size="4rem" />
      <span>{words().foot.back}</span>
    </button>
  );
}

/** One language after the other, each named in itself. */
function LanguageKey({ kiosk }: { kiosk: Kiosk }) {
  const offered = offeredLanguages(kiosk.feed.view.value);
  const other = offered[(offered.indexOf(language.value) + 1) % offered.length] ?? 'vi';
  const name = LANGUAGE_NAMES[other];
  const text = words().foot;
  const why = other === 'vi' || language.value === 'vi' ? `${name} – ${text.switchLanguage}` : name;
  return (
    <button
      type="button"
      class="key"
      data-language
      aria-label={why}
      onClick={() => {
        speakIn(other);
      }}
    >
      <Icon svg={translate} size="4rem" />
      <span lang={other}>{name}</span>
    </button>
  );
}

/** Brings what is touched down to who sits, and back; a lying screen is low enough. */
function LowKey({ kiosk: { low } }: { kiosk: Kiosk }) {
  const text = words().foot;
  const on = low.value;
  return (
    <button
      type="button"
      class={on ? 'key chosen' : 'key'}
      aria-label={on ? text.highWhy : text.lowWhy}
      onClick={() => {
        low.value = !on;
      }}
    >
      <Icon svg={wheelchair} size="4rem" />
      <span>{on ? text.high : text.low}</span>
    </button>
  );
}

function ListenKey({ kiosk: { speech } }: { kiosk: Kiosk }) {
  const on = speech.on.value;
  const text = words().foot;
  return (
    <button
      type="button"
      class={on ? 'key chosen' : 'key'}
      data-listen
      aria-pressed={on}
      onClick={() => speech.turn(!on)}
    >
      <Icon svg={speaker} size="4rem" />
      <span>{on ? text.stopListening : text.listen}</span>
    </button>
  );
}

function HelpKey({ kiosk }: { kiosk: Kiosk }) {
  const { kind } = kiosk.help.state.value;
  const text = words().foot;
  const label = kind === 'coming' ? text.helpComing : kind === 'requested' ? text.helpAsked : text.help;
  return (
    <button
      type="button"
      class={kind === 'coming' || kind === 'requested' ? 'key chosen' : 'key'}
      data-help
      disabled={kiosk.issue.state.value.kind === 'taking'}
      onClick={() => {
        kiosk.go({ kind: 'help', back: kiosk.step.peek() });
        void kiosk.help.ask();
      }}
    >
      <Icon svg={wave} size="4rem" />
      <span>{label}</span>
    </button>
  );
}
