import { useEffect } from 'preact/hooks';
import type { Kiosk } from './kiosk/kiosk.ts';
import { checkedIn, placeKey } from './kiosk/steps.ts';
import { cardScreens, manyScreens, moreScreens, slipScreens } from './late.ts';
import { Head } from './parts/head.tsx';
import { Connecting, Denied, Lost } from './screens/away.tsx';
import { Closed } from './screens/closed.tsx';
import { Field } from './screens/field.tsx';
import { Fields } from './screens/fields.tsx';
import { HelpAsked } from './screens/help.tsx';
import { NumberTaken } from './screens/number.tsx';
import { landscape } from './screens/page-size.ts';
import { FieldPapers, Papers } from './screens/papers.tsx';
import { Taking } from './screens/taking.tsx';
import { words } from './words.ts';

/** One decision a screen. */
export function App({ kiosk }: { kiosk: Kiosk }) {
  const key = placeKey(kiosk.place.value, kiosk.step.value);
  const keys = kiosk.keypad.value ? ' by-keys' : '';
  const low = kiosk.low.value && !landscape.value ? ' low' : '';
  const { title } = words();
  const more = kiosk.papersPart.value === undefined ? '' : ' with-papers';
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div class={`kiosk at-${kiosk.place.value}${more}${keys}${low}`}>
      <Head kiosk={kiosk} />
      {/* A new key makes a new screen, whose heading takes the focus. */}
      <Screen key={key} kiosk={kiosk} />
    </div>
  );
}

function Screen({ kiosk }: { kiosk: Kiosk }) {
  const place = kiosk.place.value;
  const step = kiosk.step.value;
  const view = kiosk.feed.view.value;
  if (place === 'number' && step.kind === 'number') return <NumberTaken kiosk={kiosk} taken={step.taken} />;
  if (place === 'denied') return <Denied kiosk={kiosk} />;
  if (view === undefined) return <Connecting kiosk={kiosk} />;
  if (place === 'taking') return <Taking kiosk={kiosk} />;
  if (place === 'lost') return <Lost kiosk={kiosk} view={view} />;
  const late = slipScreens.value.value;
  if (place === 'code' || place === 'slip') {
    if (late === undefined) return <Connecting kiosk={kiosk} />;
    return step.kind === 'code' ? <late.SlipCode kiosk={kiosk} typed={step.typed} /> : <late.SlipSays kiosk={kiosk} />;
  }
  if (place === 'card') {
    const card = cardScreens.value.value;
    return card === undefined ? <Connecting kiosk={kiosk} /> : <card.CardSays kiosk={kiosk} />;
  }
  const more = moreScreens.value.value;
  if (step.kind === 'more' && place === 'more' && more !== undefined)
    return <more.More kiosk={kiosk} view={view} step={step} />;
  const many = manyScreens.value.value;
  if (step.kind === 'many' && place === 'many' && many !== undefined)
    return <many.Many kiosk={kiosk} view={view} step={step} />;
  if (place === 'closed') return <Closed kiosk={kiosk} view={view} />;
  const part = kiosk.papersPart.value;
  if (place === 'list' && step.kind === 'list' && part !== undefined)
    return <part.ListPrinted kiosk={kiosk} step={step} />;
  if (part !== undefined && place === 'search' && step.kind === 'search') {
    return <part.Search kiosk={kiosk} view={view} query={step.query} />;
  }
  if (part !== undefined && (place === 'check' || place === 'missing')) {
    const checked = checkedIn(view, step);
    const Shown = place === 'check' ? part.Check : part.Missing;
    if (checked !== undefined) return <Shown kiosk={kiosk} view={view} checked={checked} />;
  }
  if (place === 'papers') return <Papers kiosk={kiosk} view={view} />;
  if (step.kind === 'help') return <HelpAsked kiosk={kiosk} back={step.back} />;
  if (step.kind === 'field' || step.kind === 'field-papers') {
    const service = view.services[step.serviceId];
    if (service !== undefined && step.kind === 'field')
      return <Field kiosk={kiosk} view={view} service={service} step={step} />;
    if (service !== undefined && step.kind === 'field-papers') {
      return <FieldPapers kiosk={kiosk} service={service} step={step} />;
    }
  }
  return <Fields kiosk={kiosk} view={view} />;
}
