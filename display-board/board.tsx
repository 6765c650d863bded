import type { ReadonlySignal } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import { type AnnouncerState, lastCalls } from './announcer.ts';
import { CallPanel } from './call-panel.tsx';
import { CallsList } from './calls-list.tsx';
import { isPortrait } from './fit.ts';
import { addressOf, type ShownCode } from './hall-code.ts';
import { HallCodePanel } from './hall-code-panel.tsx';
import { Head } from './head.tsx';
import { Closed, Empty, SoundBlocked } from './messages.tsx';
import { Pictures, usablePictures } from './pictures.tsx';
import type { SoundTrouble } from './sound-trouble.ts';
import { Strip } from './strip.tsx';
import { Waiting, waitingRows } from './waiting.tsx';
import { words } from './words.ts';

export interface BoardProps {
  readonly view: DisplayView;
  readonly state: AnnouncerState;
  readonly aloud: boolean;
  readonly trouble: SoundTrouble;
  readonly now: ReadonlySignal<number>;
  readonly hallCode: ShownCode | undefined;
  readonly onTouch: () => void;
}

/** The board while data is live: a call large, or what stands there between calls. */
export function Board(props: BoardProps) {
  const { view, state, aloud, trouble, now } = props;
  const calls = lastCalls(view.calls, state);
  if (state.now === undefined) return <Between {...props} />;
  return (
    <div class="board calling">
      <Head office={view.office} now={now} />
      <main>
        <CallPanel call={state.now.call} aloud={aloud && trouble !== 'sound-blocked'} more={state.queue.length} />
        <CallsList calls={calls.slice(0, 3)} space={26.5} />
        <Waiting services={view.services} shape="grid" now={now} />
      </main>
      <Strip notices={noticesOf(props)} trouble={trouble} correction={state.correction?.label} now={now} />
    </div>
  );
}

/** While calls stand large there is no room for a QR: the code is told among the notices. */
function noticesOf({ view, hallCode }: BoardProps): DisplayView['notices'] {
  if (hallCode === undefined || !view.opening.open) return view.notices;
  const vi = words.hallCode.strip(addressOf(hallCode), hallCode.code);
  return [{ vi, en: '' }, ...view.notices];
}

/** Between calls: the office's pictures, or why nothing is called; the last calls never give way. */
function Between({ view, state, trouble, now, hallCode, onTouch }: BoardProps) {
  const calls = lastCalls(view.calls, state);
  const pictures = usablePictures(view.pictures);
  const message =
    trouble === 'sound-blocked' ? (
      <SoundBlocked onTouch={onTouch} />
    ) : !view.opening.open ? (
      <Closed view={view} now={now} />
    ) : hallCode !== undefined ? (
      <HallCodePanel shown={hallCode} />
    ) : calls.length === 0 ? (
      <Empty />
    ) : undefined;
  const hero =
    message ?? (pictures.length > 0 ? <Pictures urls={pictures} all={view.pictures} now={now} /> : undefined);
  // After hours, and with nobody left, counts of nought say nothing.
  const somebodyComes = view.opening.open || Object.values(view.services).some((service) => service.waiting > 0);
  const low = !isPortrait() && hero !== undefined;
  const rows = hero === undefined ? 6 : isPortrait() || waitingRows(view.services) > 2 ? 4 : 5;
  return (
    <div
      class={`board between ${hero === undefined ? 'no-hero' : 'with-hero'} ${calls.length === 0 ? 'no-calls' : ''}`}
    >
      <Head office={view.office} now={now} />
      <main>
        {hero}
        {calls.length > 0 && <CallsList calls={calls.slice(0, rows)} space={isPortrait() ? 50 : 29.25} />}
        {somebodyComes && <Waiting services={view.services} shape={low ? 'strip' : 'grid'} now={now} />}
      </main>
      <Strip
        notices={view.notices}
        // Blocked sound has the large place already.
        trouble={trouble === 'sound-blocked' ? null : trouble}
        correction={state.correction?.label}
        now={now}
      />
    </div>
  );
}
