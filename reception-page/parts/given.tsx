import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import { useEffect, useRef } from 'preact/hooks';
import type { IssueAnswer } from '#common/contract/commands.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { Qr } from '#common/web/qr.tsx';
import type { Door } from '../door/door.ts';
import { words } from '../words.ts';

/** The number, large enough to be read from the other side of the table. */
export function Given({ door }: { door: Door }) {
  const text = words().given;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const given = door.given.value;
  if (given === undefined) return null;
  const services = door.view.value?.services ?? {};
  const names = (given.ticket.next ?? []).flatMap((id) => services[id]?.name ?? []).map((name) => inLanguage(name));
  return (
    <section class="given">
      <p class="given-lead">{text.heading}</p>
      <h1 ref={heading} tabIndex={-1} class="given-label">
        {given.ticket.label}
      </h1>
      <p class="given-facts">
        {[text.ahead(given.ahead), text.counters(given.counters)].filter((part) => part !== '').join(' · ')}
      </p>
      {given.ticket.dossiers !== undefined && <p class="given-facts">{text.dossiers(given.ticket.dossiers)}</p>}
      {names.length > 0 && <p class="given-facts">{text.goesOnTo(names)}</p>}
      <Slip door={door} given={given} />
      <button type="button" class="fill-key" onClick={() => door.next()}>
        {text.next}
      </button>
    </section>
  );
}

function Slip({ door, given }: { door: Door; given: IssueAnswer }) {
  const text = words().given;
  const view = door.view.value;
  const { jobId } = given.print;
  const name = view?.printers[door.printerId.value]?.name ?? '';
  if (jobId !== null && view?.printProblems[jobId] === undefined) {
    return (
      <p class="given-slip">
        <Icon svg={printer} /> {text.printing(name)}
      </p>
    );
  }
  return (
    <div class="given-code">
      <Qr text={given.followUrl} label={text.qr} />
      {jobId === null ? (
        <p class="strong">{text.readOut}</p>
      ) : (
        <p class="notice notice-bad" role="alert">
          <Icon svg={warning} />
          <span>{text.notPrinted(name)}</span>
        </p>
      )}
    </div>
  );
}
