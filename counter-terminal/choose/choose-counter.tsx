import ticketSign from '@phosphor-icons/core/fill/ticket-fill.svg?raw';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { LanguageSwitch } from '#common/web/language-switch.tsx';
import { endAllSessions, endSession, type Session } from '#common/web/session.ts';
import { arrive, place } from '../place.ts';
import { words } from '../words.ts';
import { CounterRow } from './counter-row.tsx';
import { type CounterChoice, openCounter, readCounters } from './counters.ts';
import './choose.css';

type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly text: () => string }
  | { readonly state: 'ready'; readonly counters: readonly CounterChoice[] };

/** Where do you sit today? Taken counters are shown with who sits there; the server has the last word. */
export function ChooseCounter({ session, note }: { session: Session; note: (() => string) | undefined }) {
  const loaded = useSignal<Loaded>({ state: 'loading' });
  const opening = useSignal<string | undefined>(undefined);
  const refused = useSignal<{ id: string; text: () => string } | undefined>(undefined);
  const stillIn = useSignal<(() => string) | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);

  const load = async (): Promise<void> => {
    const answer = await readCounters();
    if (answer.ok) loaded.value = { state: 'ready', counters: answer.body };
    else if (answer.status === 401) place.value = { at: 'sign-in' };
    else loaded.value = { state: 'failed', text: () => inLanguage(answer.problem.message) };
  };

  const open = async (counter: CounterChoice): Promise<void> => {
    if (opening.value !== undefined) return;
    opening.value = counter.id;
    refused.value = undefined;
    const answer = await openCounter(counter.id);
    opening.value = undefined;
    if (answer.ok) {
      place.value = { at: 'work', session, counterId: counter.id };
      return;
    }
    if (answer.status === 401) {
      place.value = { at: 'sign-in' };
      return;
    }
    refused.value = { id: counter.id, text: () => inLanguage(answer.problem.message) };
    await load();
  };

  const leaveEverywhere = async (): Promise<void> => {
    const answer = await endAllSessions();
    if (answer.ok || answer.status === 401) return arrive();
    stillIn.value = () => inLanguage(answer.problem.message);
  };

  useEffect(() => {
    void load();
  }, []);
  useTypedNumber(list, loaded);

  return (
    <div class="choose">
      <header>
        <p class="sign-in-name">
          <Icon svg={ticketSign} /> {words().pageName}
        </p>
        <LanguageSwitch />
        <div class="choose-out">
          <button type="button" class="small-key" onClick={() => void endSession().then(arrive)}>
            {words().choose.signOut}
          </button>
          <button type="button" class="small-key" onClick={() => void leaveEverywhere()}>
            {words().choose.signOutEverywhere}
          </button>
        </div>
      </header>
      <main>
        <p class="choose-greeting">{words().choose.greeting(session.staff.name)}</p>
        <h1>{words().choose.heading}</h1>
        {stillIn.value !== undefined && (
          <p class="choose-note" role="alert">
            {stillIn.value()}
          </p>
        )}
        {note !== undefined && (
          <p class="choose-note" role="alert">
            {note()}
          </p>
        )}
        <Body loaded={loaded.value} again={load}>
          {(counters) => (
            <>
              <p class="choose-hint">{words().choose.hint}</p>
              <ul ref={list}>
                {counters.map((counter) => (
                  <CounterRow
                    key={counter.id}
                    counter={counter}
                    staffId={session.staff.id}
                    opening={opening.value === counter.id}
                    refused={refused.value?.id === counter.id ? refused.value.text() : undefined}
                    onOpen={() => void open(counter)}
                  />
                ))}
              </ul>
            </>
          )}
        </Body>
      </main>
    </div>
  );
}

function Body(props: {
  loaded: Loaded;
  again: () => Promise<void>;
  children: (counters: readonly CounterChoice[]) => preact.JSX.Element;
}) {
  const { loaded, again, children } = props;
  if (loaded.state === 'loading') return <p class="choose-hint">{words().choose.loading}</p>;
  if (loaded.state === 'ready' && loaded.counters.length > 0) return children(loaded.counters);
  return (
    <div class="choose-empty">
      <p role="alert">{loaded.state === 'failed' ? loaded.text() : words().choose.empty}</p>
      <button type="button" class="small-key" onClick={() => void again()}>
        {words().choose.again}
      </button>
    </div>
  );
}

/** How long the digits of a number may lie apart, e.g. 1 and 2 of counter 12. */
const DIGITS_WITHIN_MS = 1_200;

/** A typed number goes to its counter, so that Enter opens it: from the keypad too. */
function useTypedNumber(list: { current: HTMLUListElement | null }, loaded: Signal<Loaded>): void {
  useEffect(() => {
    let typed = '';
    let at = 0;
    const onKeyDown = (event: KeyboardEvent): void => {
      const digit = /^(?:Numpad|Digit)([0-9])$/.exec(event.code)?.[1];
      if (digit === undefined || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (loaded.peek().state !== 'ready') return;
      event.preventDefault();
      typed = performance.now() - at < DIGITS_WITHIN_MS ? typed + digit : digit;
      at = performance.now();
      const find = (number: string) => list.current?.querySelector<HTMLElement>(`[data-number="${number}"]`);
      (find(typed) ?? find(digit))?.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [list, loaded]);
}
