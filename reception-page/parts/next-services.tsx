import type { StaffView } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Door } from '../door/door.ts';
import { words } from '../words.ts';

/** As the server has it (SPEC J60). */
const MOST = 3;

/** Where the same number goes afterwards, in the order in which the fields are chosen. */
export function NextServices({ door, view }: { door: Door; view: StaffView }) {
  const chosen = door.nextServices.value;
  const others = Object.values(view.services)
    .filter(({ id, active }) => active && id !== door.serviceId.value)
    .sort((a, b) => a.position - b.position);
  return (
    <fieldset class="radios">
      <legend>{words().form.next}</legend>
      {others.map(({ id, prefix, shortName }) => {
        const on = chosen.includes(id);
        return (
          <label key={id} class={on ? 'radio radio-chosen' : 'radio'}>
            <input
              type="checkbox"
              checked={on}
              disabled={!on && chosen.length >= MOST}
              onChange={() => {
                door.nextServices.value = on ? chosen.filter((one) => one !== id) : [...chosen, id];
              }}
            />
            <span>{`${prefix} · ${inLanguage(shortName)}`}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
