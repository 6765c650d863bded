import link from '@phosphor-icons/core/bold/link-break-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { words } from './words.ts';

/** A screen that is not paired, or was shut out: what to do, in three steps. */
export function Denied() {
  return (
    <div class="board plain">
      <main>
        <div class="message" role="status">
          <Icon svg={link} size="6rem" class="message-sign" />
          <h1>{words.denied.heading}</h1>
          <ol>
            {words.denied.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>{words.denied.again}</p>
        </div>
      </main>
    </div>
  );
}
