import { Qr } from '#common/web/qr.tsx';
import { addressOf, type ShownCode } from './hall-code.ts';
import { words } from './words.ts';

/** Between calls: how to take a number on one's own phone. */
export function HallCodePanel({ shown }: { readonly shown: ShownCode }) {
  const text = words.hallCode;
  return (
    <section class="message hall-code">
      <Qr text={shown.url} label={text.qr} />
      <div>
        <h2>{text.heading}</h2>
        <p>{text.scan}</p>
        <p>
          {text.type(addressOf(shown))} <b class="hall-code-signs">{shown.code}</b>
        </p>
      </div>
    </section>
  );
}
