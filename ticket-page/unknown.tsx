import qrCode from '@phosphor-icons/core/bold/qr-code-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { Head } from './head.tsx';
import { words } from './words.ts';

/** No such ticket, or its day is long over. */
export function Unknown() {
  const text = words().unknown;
  return (
    <div class="sheet">
      <Head office={undefined} />
      <main class="body">
        <div class="state">
          <Icon svg={qrCode} size="56px" class="state-sign" />
          <h1 class="state-title">{text.heading}</h1>
          <p class="state-line">{text.why}</p>
          <p class="state-line">{text.help}</p>
        </div>
      </main>
    </div>
  );
}
