/** The server is not there, or does not know this machine: what to do instead, and that it heals by itself. */
import filePapers from '@phosphor-icons/core/bold/file-magnifying-glass-bold.svg?raw';
import wifiSlash from '@phosphor-icons/core/bold/wifi-slash-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { KioskView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { clockTime } from '#common/web/time.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { words } from '../words.ts';

/** The feed is cut: nothing is offered that is not sure; papers can still be read. */
export function Lost({ kiosk, view }: { kiosk: Kiosk; view: KioskView }) {
  const text = words().lost;
  return (
    <>
      <main class="screen plain">
        <div role="status">
          <Icon svg={wifiSlash} size="12rem" class="big-sign" />
          <Heading>{text.heading}</Heading>
          <p class="plain-why">{text.why(clockTime(kiosk.feed.lastAt.value, view.office.timeZone))}</p>
          <p class="plain-more">{text.kept}</p>
        </div>
        <button type="button" class="wide-key act" data-enter onClick={() => kiosk.go({ kind: 'papers', page: 0 })}>
          <Icon svg={filePapers} size="4.8rem" />
          <span>{text.papers}</span>
        </button>
      </main>
      <Foot kiosk={kiosk} help={false} />
    </>
  );
}

const SLOW_AFTER_MS = 8_000;

/** Before the first data. */
export function Connecting({ kiosk }: { kiosk: Kiosk }) {
  const slow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      slow.value = true;
    }, SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [slow]);
  const text = words().connecting;
  return (
    <>
      <main class="screen plain">
        <div role="status">
          <Icon svg={wifiSlash} size="12rem" class="big-sign" />
          <Heading>{text.heading}</Heading>
          <p class="plain-why">{slow.value ? text.slow : text.wait}</p>
        </div>
      </main>
      <Foot kiosk={kiosk} help={false} />
    </>
  );
}

/** With an agent the page comes from this machine itself, and it is the agent that has to get the code of the link. */
const comesFromHere = (): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);

/** The server does not know this machine: first the citizen, then whoever can pair it. */
export function Denied({ kiosk }: { kiosk: Kiosk }) {
  const text = words().denied;
  const steps = [...text.steps, comesFromHere() ? text.openOwn(location.origin) : text.open];
  return (
    <>
      <main class="screen plain">
        <div role="status">
          <Icon svg={wifiSlash} size="12rem" class="big-sign" />
          <Heading>{text.citizen}</Heading>
          <p class="plain-why">{text.heading}</p>
        </div>
        <section class="steps">
          <h2>{text.staff}</h2>
          <ol>
            {steps.map((step, index) => (
              <li key={step}>
                <span class="step-number">{index + 1}</span>
                <span>{step}</span>
              </li>
            ))}
          </ol>
        </section>
      </main>
      <Foot kiosk={kiosk} help={false} />
    </>
  );
}
