import magnifier from '@phosphor-icons/core/bold/magnifying-glass-bold.svg?raw';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { KioskView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { findProcedures } from '#common/web/search.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { fieldsOf } from '../kiosk/steps.ts';
import { BackKey, Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { landscape } from '../screens/page-size.ts';
import { staffAreThere } from './checked.ts';
import { Letters } from './letters.tsx';
import { papersWords } from './words.ts';

const MOST_STANDING = 5;
const MOST_LYING = 2;
const LONGEST = 40;

/** Finding a procedure by its name: letters on the screen, or a keyboard on the desk. */
export function Search({ kiosk, view, query }: { kiosk: Kiosk; view: KioskView; query: string }) {
  const text = papersWords().search;
  const input = useRef<HTMLInputElement>(null);
  // After the heading has had its turn: what is typed at once is not lost.
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  const write = (next: string): void => {
    kiosk.go({ kind: 'search', query: next.slice(0, LONGEST) });
    input.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <main class="screen search">
        <Heading>{text.heading}</Heading>
        <label class="search-box">
          <Icon svg={magnifier} size="4.8rem" />
          <span class="visually-hidden">{text.label}</span>
          <input
            ref={input}
            type="text"
            value={query}
            maxLength={LONGEST}
            // The letters are on this page: the machine must not put its own over them.
            inputMode="none"
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
        </label>
        <Found kiosk={kiosk} view={view} query={query} />
        <Letters query={query} write={write} />
      </main>
      <Foot kiosk={kiosk} help={staffAreThere(kiosk)}>
        <BackKey kiosk={kiosk} to={{ kind: 'papers', page: 0 }} />
      </Foot>
    </>
  );
}

function Found({ kiosk, view, query }: { kiosk: Kiosk; view: KioskView; query: string }) {
  const text = papersWords().search;
  const found = findProcedures(fieldsOf(view), query);
  const shown = found.slice(0, landscape.value ? MOST_LYING : MOST_STANDING);
  const asked = query.trim() !== '';
  return (
    <div class="found">
      <p class="found-say" role="status">
        {!asked
          ? text.hint
          : found.length === 0
            ? text.none
            : found.length > shown.length
              ? text.more(found.length - shown.length)
              : text.found(found.length)}
      </p>
      <ul>
        {shown.map(({ field, procedure }, index) => (
          <li key={procedure.code}>
            <button
              type="button"
              class="row"
              {...(index === 0 ? { 'data-enter': true } : {})}
              onClick={() =>
                kiosk.go({
                  kind: 'check',
                  serviceId: field.id,
                  code: procedure.code,
                  have: undefined,
                  page: 0,
                  back: { kind: 'search', query },
                })
              }
            >
              <span class={field.prefix.length > 1 ? 'tile wide' : 'tile'}>{field.prefix}</span>
              <span class="row-words">
                <span class="row-name">{inLanguage(procedure.name)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
