import hand from '@phosphor-icons/core/bold/hand-waving-bold.svg?raw';
import lightning from '@phosphor-icons/core/bold/lightning-slash-bold.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import type { HelpRequest, StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { clockTime } from '#common/web/time.ts';
import type { Door } from '../door/door.ts';
import { words } from '../words.ts';

/** What is beside the numbers: who calls for help, where slips come out, strips for a power cut. */
export function Aside({ door, view }: { door: Door; view: StaffView }) {
  const text = words();
  const printers = Object.values(view.printers);
  const chosen = view.printers[door.printerId.value];
  const calls = Object.values(view.help);
  return (
    <aside class="aside" aria-label={text.pageName}>
      {calls.length > 0 && (
        <div class="help-calls">
          {calls.map((call) => (
            <HelpCall key={call.id} door={door} call={call} zone={view.office.timeZone} />
          ))}
        </div>
      )}
      <div class="printer">
        <label for="printer">{text.printer.label}</label>
        <select
          id="printer"
          value={chosen === undefined ? '' : chosen.id}
          onChange={(event) => {
            door.printerId.value = event.currentTarget.value;
          }}
        >
          <option value="">{text.printer.none}</option>
          {printers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {chosen !== undefined && TROUBLED.has(chosen.state) ? (
          <p class="warned">
            <Icon svg={warning} /> {text.printer.troubled(chosen.name)}
          </p>
        ) : (
          <p class="quiet">{text.printer.hint}</p>
        )}
      </div>
      {door.screen.value !== 'strips' && (
        <button
          type="button"
          class="outline-key"
          onClick={() => {
            door.next();
            door.screen.value = 'strips';
          }}
        >
          <Icon svg={lightning} /> {text.strips.open}
        </button>
      )}
    </aside>
  );
}

const TROUBLED: ReadonlySet<string> = new Set(['paper-out', 'cover-open', 'unreachable']);

function HelpCall({ door, call, zone }: { door: Door; call: HelpRequest; zone: string }) {
  const text = words().help;
  return (
    <section class="help-call" role={call.answeredBy === undefined ? 'alert' : undefined}>
      <h2>
        <Icon svg={hand} /> {text.heading(call.deviceLabel)}
      </h2>
      <p>{text.since(clockTime(Date.parse(call.at), zone))}</p>
      {call.answeredBy === undefined ? (
        <button type="button" class="outline-key" onClick={() => void door.answerHelp(call.id)}>
          {text.come}
        </button>
      ) : (
        <p class="strong">{text.coming(call.answeredBy.staffName)}</p>
      )}
    </section>
  );
}
