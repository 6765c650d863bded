import { useSignal } from '@preact/signals';
import type { Strip } from '#common/contract/strips.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { clockTime, fullDate } from '#common/web/time.ts';
import type { Door } from '../door/door.ts';
import type { StripList } from '../door/strip-list.ts';
import { words } from '../words.ts';

/** One strip: which numbers, of which field, and its way back. */
export function StripRow({ door, list, strip }: { door: Door; list: StripList; strip: Strip }) {
  const text = words().strips;
  const view = door.view.value;
  const zone = view?.office.timeZone ?? 'Asia/Ho_Chi_Minh';
  const service = view?.services[strip.serviceId];
  const printer = view?.printers[door.printerId.value];
  const made = Date.parse(strip.madeAt);
  const out = strip.state === 'out';
  return (
    <li class="strip-row" data-strip={strip.from}>
      <div class="strip-facts">
        <p class="strip-labels">{`${strip.from} – ${strip.to}`}</p>
        <p>{service === undefined ? '' : inLanguage(service.name)}</p>
        <p class="quiet">{text.madeAt(`${clockTime(made, zone)}, ${fullDate(made, zone, language.value)}`)}</p>
        <p class="strong">{out ? text.state.out : text.state.back(strip.used ?? 0, strip.served ?? 0)}</p>
      </div>
      {out && list.entering.value !== strip.id && (
        <div class="strip-keys">
          <button
            type="button"
            class="outline-key"
            onClick={() => {
              list.entering.value = strip.id;
            }}
          >
            {text.enter}
          </button>
          <button
            type="button"
            class="outline-key"
            aria-disabled={printer === undefined || list.busy.value}
            onClick={() => {
              if (printer !== undefined) void list.printAgain(strip.id, printer.id);
            }}
          >
            {text.again}
          </button>
        </div>
      )}
      {out && list.entering.value === strip.id && <ReturnForm door={door} list={list} strip={strip} zone={zone} />}
    </li>
  );
}

/** The labels of a strip, from its first one: the last digits count up. */
function labelsOf({ from, count }: Strip): string[] {
  const digits = /\d{3,}$/.exec(from)?.[0] ?? '';
  const prefix = from.slice(0, from.length - digits.length);
  return Array.from(
    { length: count },
    (_, index) => prefix + String(Number(digits) + index).padStart(digits.length, '0'),
  );
}

function ReturnForm({ door, list, strip, zone }: { door: Door; list: StripList; strip: Strip; zone: string }) {
  const text = words().strips;
  const used = useSignal(0);
  const served = useSignal(0);
  const now = clockTime(door.now.value, zone);
  const firstAt = useSignal(now);
  const lastAt = useSignal(now);
  const labels = labelsOf(strip);
  const pick = (id: string, label: string, none: string, count: { value: number }, most: number) => (
    <div class="picked">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={String(count.value)}
        onChange={(event) => {
          count.value = Number(event.currentTarget.value);
          if (served.value > used.value) served.value = used.value;
        }}
      >
        <option value="0">{none}</option>
        {labels.slice(0, most).map((one, index) => (
          <option key={one} value={String(index + 1)}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
  const time = (id: string, label: string, value: { value: string }) => (
    <div class="picked">
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        pattern="([01]\d|2[0-3]):[0-5]\d"
        maxLength={5}
        required
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </div>
  );
  return (
    <form
      class="strip-return"
      onSubmit={(event) => {
        event.preventDefault();
        const times = used.value === 0 ? {} : { firstAt: firstAt.value, lastAt: lastAt.value };
        void list.bringBack(strip.id, { used: used.value, served: served.value, ...times });
      }}
    >
      {pick('last-used', text.lastUsed, text.noneUsed, used, strip.count)}
      {used.value > 0 && pick('last-served', text.lastServed, text.noneServed, served, used.value)}
      {used.value > 0 && time('first-at', text.firstAt, firstAt)}
      {used.value > 0 && time('last-at', text.lastAt, lastAt)}
      <div class="strip-keys">
        <button type="submit" class="outline-key strong" aria-disabled={list.busy.value}>
          {used.value === 0 ? text.sendNone : text.send}
        </button>
        <button
          type="button"
          class="text-key"
          onClick={() => {
            list.entering.value = undefined;
          }}
        >
          {text.close}
        </button>
      </div>
    </form>
  );
}
