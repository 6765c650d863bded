import warning from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { words } from '../words.ts';
import type { CounterChoice } from './counters.ts';

export interface CounterRowProps {
  readonly counter: CounterChoice;
  readonly staffId: string;
  readonly opening: boolean;
  /** Why the server refused this counter a moment ago. */
  readonly refused: string | undefined;
  readonly onOpen: () => void;
}

/** One counter: its gold plate, what it serves, who sits there. A taken one can be pressed: the answer says why not. */
export function CounterRow({ counter, staffId, opening, refused, onOpen }: CounterRowProps) {
  const text = words().choose;
  const { session, services } = counter;
  const taken = session !== null && session.staffId !== staffId;
  const serves = services.map((service) => inLanguage(service.name)).join(', ');
  const state = opening ? text.opening : seatState(counter, staffId);
  return (
    <li>
      <button
        type="button"
        class={taken ? 'counter-row counter-taken' : 'counter-row'}
        data-number={counter.number}
        aria-busy={opening}
        onClick={onOpen}
      >
        <span class="plate">{counter.number}</span>
        <span class="counter-words">
          <b>{inLanguage(counter.name)}</b>
          <span>{serves === '' ? text.noServices : serves}</span>
        </span>
        <span class="counter-state">{state}</span>
      </button>
      <div role="alert" class="note-place">
        {refused !== undefined && (
          <p class="note note-bad">
            <Icon svg={warning} />
            <span>{refused}</span>
          </p>
        )}
      </div>
    </li>
  );
}

function seatState({ session }: CounterChoice, staffId: string): string {
  const text = words().choose;
  if (session === null) return text.free;
  if (session.staffId === staffId) return text.mine;
  const { staffName = '' } = session;
  const who = staffName === '' ? text.taken : text.takenBy(staffName);
  return session.paused ? `${who}, ${text.paused}` : who;
}
