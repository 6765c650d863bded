import type { KioskService, KioskView } from '#common/contract/views.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { fieldsOf } from '../kiosk/steps.ts';
import { FieldList } from '../parts/field-list.tsx';
import { Foot, PapersKey } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { Priority } from '../parts/priority.tsx';
import { words } from '../words.ts';
import { landscape } from './page-size.ts';

/** At rest: all fields, how many wait in each, and the one optional touch for priority. */
export function Fields({ kiosk, view }: { kiosk: Kiosk; view: KioskView }) {
  const text = words().fields;
  const step = kiosk.step.value;
  const fields = fieldsOf(view);
  const inCell = landscape.value && fields.length > 0;
  return (
    <>
      <main class="screen fields">
        <Heading>{text.heading}</Heading>
        <p class="hint">{fields.length === 0 ? text.none : printerIsOut(view) ? text.noPaper : text.hint}</p>
        <FieldList
          fields={fields}
          page={step.kind === 'fields' ? step.page : 0}
          goToPage={(page) => kiosk.go({ kind: 'fields', page })}
          shut={({ open }) => !open}
          end={(field) => <Waiting field={field} />}
          choose={({ id }) => kiosk.go({ kind: 'field', serviceId: id, choice: undefined, page: 0 })}
          {...(inCell ? { last: <Priority kiosk={kiosk} brief /> } : {})}
        />
        {!inCell && fields.length > 0 && <Priority kiosk={kiosk} />}
      </main>
      <Foot kiosk={kiosk}>
        <PapersKey kiosk={kiosk} />
      </Foot>
    </>
  );
}

function printerIsOut({ printer }: KioskView): boolean {
  return printer?.state === 'paper-out' || printer?.state === 'cover-open' || printer?.state === 'unreachable';
}

function Waiting({ field }: { field: KioskService }) {
  const text = words().fields;
  if (!field.open) return <span class="shut-word">{text.notOpen}</span>;
  if (field.waiting === 0) return <span class="no-wait">{text.noWait}</span>;
  return (
    <>
      <b class="count">{field.waiting}</b> <span class="count-word">{text.waiting(field.waiting)}</span>
    </>
  );
}
