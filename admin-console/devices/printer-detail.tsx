import { now, view } from '../live.ts';
import { printerState } from '../parts/machine-state.ts';
import { Remove } from '../parts/remove.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { clockOrDay } from '../parts/when.ts';
import { type PrinterItem, printers } from '../resource.ts';
import { goTo } from '../router.ts';
import { isAdmin, send } from '../session.ts';
import { words } from '../words.ts';
import { PrinterForm } from './printer-form.tsx';
import { TestPrint } from './test-print.tsx';

/** One printer: its state, a test, its settings. */
export function PrinterDetail({ printer }: { printer: PrinterItem }) {
  const text = words().printers;
  const all = view();
  const live = all?.printers[printer.id];
  const since =
    live === undefined || all === undefined ? undefined : clockOrDay(live.since, now(), all.office.timeZone);
  const state = printerState(live?.state ?? printer.state, since);
  return (
    <>
      <PrinterForm printer={printer}>
        <p class="detail-state">
          <StateMark weight={state.weight} text={state.text} />
        </p>
        {isAdmin.value && <TestPrint printer={printer} />}
      </PrinterForm>
      {isAdmin.value && (
        <Remove
          label={text.remove}
          question={text.removeQuestion(printer.name)}
          send={() => send(`/api/printers/${printer.id}`, { method: 'DELETE' })}
          onRemoved={() => {
            void printers.reload();
            goTo('devices');
          }}
        />
      )}
    </>
  );
}
