import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import type { StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { href } from '../router.ts';
import { isAdmin } from '../session.ts';
import { words } from '../words.ts';

/** What a new office still needs before its first number, in the order in which it is done. */
export function SetUp({ view }: { view: StaffView }) {
  const text = words().setUp;
  const has = (map: object): boolean => Object.keys(map).length > 0;
  const devices = Object.values(view.devices);
  const steps = [
    { done: has(view.services), name: text.services, link: href('services', 'new') },
    { done: has(view.counters), name: text.counters, link: href('counters', 'new') },
    { done: has(view.printers), name: text.printer, link: href('devices', 'new-printer') },
    { done: devices.some(({ kind }) => kind === 'kiosk'), name: text.kiosk, link: href('devices', 'new-device') },
    { done: devices.some(({ kind }) => kind === 'display'), name: text.display, link: href('devices', 'new-device') },
  ];
  const next = steps.find(({ done }) => !done);
  if (next === undefined || (has(view.services) && has(view.counters) && devices.length > 0)) return null;
  return (
    <section class="set-up" aria-labelledby="set-up-heading">
      <h2 id="set-up-heading">{text.heading}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.name} class={step.done ? 'set-up-done' : undefined}>
            {step.done && <Icon svg={checkCircle} size="22px" class="ok" />}
            <span class="set-up-name">
              {step.name}
              {step.done && <span class="visually-hidden">{text.done}</span>}
            </span>
            {!step.done && isAdmin.value && (
              <a class={step === next ? 'button main' : 'button'} href={step.link}>
                {text.begin}
                <span class="visually-hidden">: {step.name}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
