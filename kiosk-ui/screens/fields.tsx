import type { KioskService, KioskView } from '#common/contract/views.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { fieldsOf, leftOf } from '../kiosk/steps.ts';
import { cardScreens, slipScreens } from '../late.ts';
import { FieldList } from '../parts/field-list.tsx';
import { Foot, PapersKey } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { Priority } from '../parts/priority.tsx';
import { words } from '../words.ts';
import { landscape, ROOMY_FIELDS } from './page-size.ts';

/** At rest: all fields, how many wait in each, and the one optional touch for priority. */
export function Fields({ kiosk, view }: { kiosk: Kiosk; view: KioskView }) {
  const text = words().fields;
  const step = kiosk.step.value;
  const late = slipScreens.value.value;
  const cards = view.parts?.cards === true ? cardScreens.value.value : undefined;
  const fields = fieldsOf(view);
  const low = kiosk.low.value && !landscape.value;
  const told = view.cutOff !== undefined || view.notInLine !== undefined;
  const inCell = landscape.value && fields.length > 0;
  return (
    <>
      <main class="screen fields">
        <Heading>{text.heading}</Heading>
        <p class={told ? 'hint cut-off' : 'hint'} role="status">
          {fields.length === 0 ? text.none : hintOf(view, cards?.hint())}
        </p>
        <FieldList
          fields={fields}
          close={told}
          low={low}
          page={step.kind === 'fields' ? step.page : 0}
          goToPage={(page) => kiosk.go({ kind: 'fields', page })}
          shut={(field) => !field.open || leftOf(view, field) === 0}
          end={(field) => <Waiting field={field} left={leftOf(view, field)} />}
          choose={({ id }) => kiosk.go({ kind: 'field', serviceId: id, choice: undefined, page: 0 })}
          {...(inCell ? { last: <Priority kiosk={kiosk} brief /> } : {})}
        />
        {!inCell && fields.length > 0 && (
          <Priority kiosk={kiosk} brief={low || (told && fields.length > ROOMY_FIELDS)} />
        )}
      </main>
      <Foot kiosk={kiosk}>
        <PapersKey kiosk={kiosk} />
        {late !== undefined && <late.SlipKey kiosk={kiosk} />}
      </Foot>
    </>
  );
}

/** What is said above the fields: one thing, the most important. */
function hintOf(view: KioskView, ofCards: string | undefined): string {
  const text = words().fields;
  if (view.notInLine !== undefined) return text.notInLine(view.notInLine.join(', '));
  if (view.cutOff !== undefined) return text.cutOff;
  return printerIsOut(view) ? text.noPaper : (ofCards ?? text.hint);
}

function printerIsOut({ printer }: KioskView): boolean {
  return printer?.state === 'paper-out' || printer?.state === 'cover-open' || printer?.state === 'unreachable';
}

/** Numbers from here on are counted for the citizen to see: there are not many left. */
const FEW = 10;

/** How the line stands; cut off, only how many numbers are left when they are few. */
function Waiting({ field, left }: { field: KioskService; left: number | undefined }) {
  const text = words().fields;
  if (!field.open) return <span class="shut-word">{text.notOpen}</span>;
  if (left === 0) return <span class="shut-word">{text.askDesk}</span>;
  if (left !== undefined) return left > FEW ? null : <span class="count-word">{text.left(left)}</span>;
  if (field.waiting === 0) return <span class="no-wait">{text.noWait}</span>;
  return (
    <>
      <b class="count">{field.waiting}</b> <span class="count-word">{text.waiting(field.waiting)}</span>
    </>
  );
}
