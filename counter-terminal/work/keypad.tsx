import bell from '@phosphor-icons/core/bold/bell-ringing-bold.svg?raw';
import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import door from '@phosphor-icons/core/bold/door-open-bold.svg?raw';
import hourglass from '@phosphor-icons/core/bold/hourglass-bold.svg?raw';
import megaphone from '@phosphor-icons/core/bold/megaphone-simple-bold.svg?raw';
import play from '@phosphor-icons/core/bold/play-bold.svg?raw';
import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import swap from '@phosphor-icons/core/bold/swap-bold.svg?raw';
import userMinus from '@phosphor-icons/core/bold/user-minus-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { Note } from '../terminal/acts.ts';
import { type KeyName, keyState, nextStep } from '../terminal/pad.ts';
import { press } from '../terminal/press.ts';
import { type Terminal, useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { Cap } from './cap.tsx';
import { NoteText } from './note.tsx';
import './keypad.css';
import './keypad-narrow.css';

const ON_PAD = ['park', 'transfer', 'no-show', 'print', 'finish', 'recall'] as const;
type OnPad = (typeof ON_PAD)[number];

const ICONS: Readonly<Record<OnPad, string>> = {
  park: hourglass,
  transfer: swap,
  'no-show': userMinus,
  print: printer,
  finish: check,
  recall: bell,
};

/** The keys where they are on the numeric keypad; a note below the small ones takes its room from the large one. */
export function Keypad() {
  const terminal = useTerminal();
  const called = terminal.situation.value?.ticket?.state === 'called';
  return (
    <section class="pad" aria-label={words().keys.pad}>
      <div class="pad-keys">
        {ON_PAD.map((name) => {
          const start = name === 'finish' && called;
          const label = start ? words().keys.start : words().keys[name];
          return <PadKey key={name} name={name} icon={start ? play : ICONS[name]} label={label} />;
        })}
      </div>
      <PadNext terminal={terminal} />
    </section>
  );
}

function PadKey({ name, icon, label }: { name: OnPad; icon: string; label: string }) {
  const terminal = useTerminal();
  const { acts, situation, blocked, panel } = terminal;
  const { live } = keyState(name, situation.value, blocked.value);
  const choosing = panel.value !== undefined;
  const open = name === 'transfer' && panel.value?.kind === 'transfer';
  const note = acts.note.value;
  const marks = [
    note?.spot === name && note.tone === 'bad' ? 'key-bad' : '',
    acts.pending.value?.spot === name ? 'key-sending' : '',
  ];
  return (
    <button
      type="button"
      class={`key key-${name} ${marks.join(' ')}`}
      data-key={name}
      aria-disabled={!live || (choosing && !open)}
      aria-busy={acts.pending.value?.spot === name}
      aria-expanded={name === 'transfer' ? open : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!choosing || open) press(terminal, name);
      }}
    >
      <Icon svg={icon} class="key-icon" />
      <Cap name={name} />
      <span class="key-word">{label}</span>
    </button>
  );
}

function NextKey() {
  const terminal = useTerminal();
  const { acts, situation, blocked, panel, live } = terminal;
  const now = situation.value;
  const state = keyState('next', now, blocked.value);
  const choosing = panel.value !== undefined;
  const step = now === undefined ? 'call' : nextStep(now);
  const label = words().keys[step === 'resume' || step === 'open' ? step : 'next'];
  return (
    <button
      type="button"
      class={`key-next ${acts.pending.value?.spot === 'next' ? 'key-sending' : ''}`}
      data-key="next"
      aria-disabled={!state.live || choosing}
      aria-busy={acts.pending.value?.spot === 'next'}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!choosing) press(terminal, 'next');
      }}
    >
      <Icon svg={step === 'resume' ? play : step === 'open' ? door : megaphone} class="key-next-icon" />
      <Cap name="next" />
      <span class="key-next-word">{label}</span>
      <span class="key-next-hint">{live.view.value === undefined ? words().why.noData : nextHint(terminal)}</span>
    </button>
  );
}

function nextHint({ acts, situation, blocked, panel }: Terminal): string {
  const now = situation.value;
  const { next } = words();
  if (now === undefined) return '';
  if (acts.pending.value?.spot === 'next') return next.sending;
  if (panel.value !== undefined) return next.choosing;
  if (blocked.value !== undefined) return next[blocked.value];
  if (now.seat === 'other') return next.other;
  switch (nextStep(now)) {
    case 'open':
      return next.open;
    case 'resume':
      return next.resume;
    case 'call':
      return now.waiting === 0 ? next.nobody : next.call;
    case 'finish-and-call': {
      const label = now.ticket?.label ?? '';
      return now.waiting === 0 ? next.finishOnly(label) : next.finishAndCall(label);
    }
  }
}

/** The large key, and above it the notes of the keypad's keys and of keys that have no place on the screen now. */
function PadNext({ terminal }: { terminal: Terminal }) {
  const { alert, ticket } = terminal.situation.value ?? {};
  const homeless: KeyName[] = [
    ...(alert === undefined ? (['alert'] as const) : []),
    ...(ticket === undefined || ticket.priorityClass === 'none' ? (['priority'] as const) : []),
    'list',
    'accept',
    'missing',
  ];
  const name = ({ spot }: Note): string => {
    if (spot === 'next') return '';
    if (spot === 'finish' && ticket?.state === 'called') return `${words().keys.start}:`;
    const labels: Readonly<Record<string, string>> = words().keys;
    return `${labels[spot] ?? ''}:`;
  };
  const spots: readonly string[] = [...ON_PAD, ...homeless, 'next'];
  const headNoted = ['pause', 'close'].includes(terminal.acts.note.value?.spot ?? '');
  const noted = spots.includes(terminal.acts.note.value?.spot ?? '');
  return (
    <div class={noted ? 'pad-next pad-next-noted' : 'pad-next'}>
      <NoteText spots={spots} before={name} />
      {/* The header has no room for its keys' notes beside another program. */}
      {headNoted && (
        <div class="only-narrow">
          <NoteText spots={['pause', 'close']} before={name} />
        </div>
      )}
      <NextKey />
    </div>
  );
}
