/** What the citizen can do with the number while it waits: let others go first, or give it up. */
import hourglass from '@phosphor-icons/core/bold/hourglass-medium-bold.svg?raw';
import prohibit from '@phosphor-icons/core/bold/prohibit-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TicketView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import type { HolderAct } from './ask.ts';
import { GiveUp } from './give-up.tsx';
import { Late } from './late.tsx';
import { words } from './words.ts';

export function Acts({ view, token }: { readonly view: TicketView; readonly token: string }) {
  const open = useSignal<HolderAct | undefined>(undefined);
  const said = useSignal('');
  const row = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const { postpone } = view;
  const text = words();
  const end = (why = ''): void => {
    said.value = why;
    open.value = undefined;
  };
  // The question that had the focus is gone: who listens stays where it was asked.
  useEffect(() => {
    if (open.value === undefined && wasOpen.current) row.current?.querySelector('button')?.focus();
    wasOpen.current = open.value !== undefined;
  }, [open.value]);
  return (
    <div class="acts">
      <p role="status" class="acts-said">
        {said.value}
      </p>
      {open.value === 'postpone' && postpone !== undefined && <Late postpone={postpone} token={token} onEnd={end} />}
      {open.value === 'cancel' && <GiveUp label={view.label} token={token} onEnd={end} />}
      {open.value === undefined && (
        <>
          <div class="acts-row" ref={row}>
            {postpone !== undefined && postpone.left > 0 && (
              <Key sign={hourglass} words={text.late.button} onPress={() => ask('postpone')} />
            )}
            <Key sign={prohibit} words={text.giveUp.button} onPress={() => ask('cancel')} />
          </div>
          {postpone?.left === 0 && <p class="quiet">{text.late.usedUp}</p>}
        </>
      )}
    </div>
  );

  function ask(act: HolderAct): void {
    said.value = '';
    open.value = act;
  }
}

interface KeyProps {
  readonly sign: string;
  readonly words: string;
  readonly onPress: () => void;
}

function Key({ sign, words: name, onPress }: KeyProps) {
  return (
    <button type="button" class="outline-button" onClick={onPress}>
      <Icon svg={sign} size="22px" /> {name}
    </button>
  );
}
