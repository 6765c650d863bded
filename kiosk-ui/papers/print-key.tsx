import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { papersWords } from './words.ts';

/** Prints the papers without a number. */
export function PrintKey({ kiosk, class: className, label }: { kiosk: Kiosk; class: string; label: string }) {
  const busy = kiosk.listing.value;
  const taking = kiosk.issue.state.value.kind === 'taking';
  return (
    <button
      type="button"
      class={className}
      aria-busy={busy}
      disabled={busy || taking || kiosk.feed.link.value !== 'live'}
      onClick={() => kiosk.printList()}
    >
      <Icon svg={printer} size="4.4rem" />
      <span>{busy ? papersWords().check.printing : label}</span>
    </button>
  );
}
