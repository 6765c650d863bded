import list from '@phosphor-icons/core/bold/list-bold.svg?raw';
import pause from '@phosphor-icons/core/bold/pause-bold.svg?raw';
import plugs from '@phosphor-icons/core/bold/plugs-bold.svg?raw';
import xCircle from '@phosphor-icons/core/bold/x-circle-bold.svg?raw';
import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import { Cells } from '#common/web/cells.tsx';
import { Icon } from '#common/web/icon.tsx';
import { LanguageSwitch } from '#common/web/language-switch.tsx';
import { clockTime } from '#common/web/time.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { NoteText } from './note.tsx';
import { SmallKey } from './small-key.tsx';

/** Who sits where, whether the page is live, the clock, and the keys that are rarely used. */
export function Header() {
  const terminal = useTerminal();
  const { session, live, situation, panel } = terminal;
  const counter = situation.value?.counter;
  const zone = live.view.value?.office.timeZone ?? 'Asia/Ho_Chi_Minh';
  return (
    <header class="head">
      {counter !== undefined && <span class="plate head-plate">{counter.number}</span>}
      <h1 class="head-counter">{counter === undefined ? words().pageName : words().counter(counter.number)}</h1>
      <p class="head-staff">{session.staff.name}</p>
      <div class="head-note">
        <NoteText spots={['pause', 'close']} />
      </div>
      <LinkState />
      <p class="head-clock">
        <Cells text={clockTime(live.now.value, zone)} />
      </p>
      <div class="head-keys">
        <LanguageSwitch />
        <SmallKey name="pause" icon={pause} label={words().keys.pause} />
        <SmallKey name="close" icon={xCircle} label={words().keys.close} />
      </div>
      <button
        type="button"
        class="small-key head-more"
        aria-label={words().keys.more}
        aria-expanded={panel.value?.kind === 'menu'}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          panel.value = panel.value?.kind === 'menu' ? undefined : { kind: 'menu' };
        }}
      >
        <Icon svg={list} />
        <span class="head-more-word">{words().keys.more}</span>
      </button>
    </header>
  );
}

function LinkState() {
  const { live } = useTerminal();
  const link = live.link.value;
  const connected = link === 'live';
  const text = connected ? words().link.live : link === 'connecting' ? words().link.connecting : words().link.lost;
  return (
    <p class={connected ? 'head-link' : 'head-link head-link-lost'} role="status">
      <Icon svg={connected ? checkCircle : plugs} />
      {text}
    </p>
  );
}
