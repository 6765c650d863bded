import { effect } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { Id } from '#common/contract/text.ts';
import type { PartsView } from '#common/contract/views.ts';
import { listenToScanner } from '#common/web/scanner.ts';
import type { Session } from '#common/web/session.ts';
import { enter, leaveCounter } from '../place.ts';
import { listenToKeys } from '../terminal/keyboard.ts';
import { slips } from '../terminal/late.ts';
import { createTerminal, type Terminal, TerminalProvider } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { Header } from './header.tsx';
import { Keypad } from './keypad.tsx';
import { Middle } from './middle.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { QueueStrip } from './queue-strip.tsx';
import { UndoStrip } from './undo-strip.tsx';
import './large.css';

/** A counter at work: queue, citizen, keys; below them what the undo key takes back. */
export function WorkPlace({ session, counterId }: { session: Session; counterId: Id }) {
  const terminal = useMemo(() => createTerminal(session, counterId), [session, counterId]);
  // Before the keys are seen, so that none that is seen is deaf.
  useLayoutEffect(() => {
    const stops = [
      loadSlips(terminal),
      readScans(terminal),
      listenToKeys(terminal),
      keepTitle(terminal),
      leaveWhenTaken(terminal),
      () => terminal.close(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [terminal]);

  /** The same person goes on where they were; another one goes to their own place. */
  const signedInAgain = (next: Session): void => {
    if (next.staff.id !== session.staff.id) {
      enter(next);
      return;
    }
    terminal.acts.clear();
    terminal.expired.value = false;
    terminal.live.reconnect();
  };

  return (
    <TerminalProvider value={terminal}>
      <div
        class={
          terminal.expired.value
            ? 'work work-expired'
            : terminal.panel.value === undefined
              ? 'work'
              : 'work work-choosing'
        }
      >
        <Header />
        <QueuePanel />
        <main class="middle">
          <Middle onSignedIn={signedInAgain} />
        </main>
        <QueueStrip />
        <Keypad />
        <UndoStrip />
      </div>
    </TerminalProvider>
  );
}

/** The tab tells the number and the queue while the clerk works in another window. */
function keepTitle({ situation }: Terminal): () => void {
  return effect(() => {
    const now = situation.value;
    if (now === undefined) return;
    document.title = words().title(now.ticket?.label, now.waiting, words().counter(now.counter.number));
  });
}

function leaveWhenTaken({ situation, session }: Terminal): () => void {
  return effect(() => {
    const now = situation.value;
    const holder = now?.counter.session;
    if (now?.seat !== 'other' || holder === undefined) return;
    leaveCounter(session, () => words().choose.nowTakenBy(now.counter.number, holder.staffName));
  });
}

const hasSlips = (parts: PartsView | undefined): boolean => parts?.results === true || parts?.returns === true;

function loadSlips({ situation }: Terminal): () => void {
  return effect(() => {
    if (hasSlips(situation.value?.view.parts)) slips.need();
  });
}

/** A slip under the scanner is looked up, whatever is open: its signs press no key. */
function readScans({ situation, panel, expired }: Terminal): () => void {
  return listenToScanner({
    wanted: () => !expired.peek() && hasSlips(situation.peek()?.view.parts),
    scanned: (code) => {
      panel.value = { kind: 'code', scanned: code };
    },
  });
}
