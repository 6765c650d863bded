import { inLanguage } from '#common/web/language.ts';
import type { Door } from '../door/door.ts';
import { words } from '../words.ts';
import { OpeningNote } from './opening-note.tsx';

/** Which field: its letter, its name, how many wait. */
export function Fields({ door }: { door: Door }) {
  const text = words().fields;
  const services = Object.values(door.view.value?.services ?? {})
    .filter(({ active }) => active)
    .sort((a, b) => a.position - b.position);
  return (
    <>
      <h1>{text.heading}</h1>
      <OpeningNote door={door} />
      {services.length === 0 && <p class="notice">{text.empty}</p>}
      <ul class="fields">
        {services.map(({ id, prefix, name, waiting }) => (
          <li key={id}>
            <button type="button" class="field-key" data-prefix={prefix} onClick={() => door.choose(id)}>
              {prefix !== '' && <span class="tile">{prefix}</span>}
              <span class="field-words">
                <span class="field-name">{inLanguage(name)}</span>
                <span class="field-waiting quiet">
                  {waiting > 0 && <b>{waiting} </b>}
                  {waiting > 0 ? text.waiting : text.nobody}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
