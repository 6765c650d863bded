import caret from '@phosphor-icons/core/bold/caret-right-bold.svg?raw';
import { useSignal } from '@preact/signals';
import type { AuditRow } from '#common/contract/audit.ts';
import { Cells } from '#common/web/cells.tsx';
import { Icon } from '#common/web/icon.tsx';
import { view } from '../live.ts';
import { href } from '../router.ts';
import { words } from '../words.ts';
import { linesOf } from './values.ts';

/** One act: when, who, what, from where; what changed opens below it. */
export function Entry({ row }: { row: AuditRow }) {
  const text = words().audit;
  const open = useSignal(false);
  const sentence = (
    <>
      <span class="entry-time">
        {/* The server writes the office's own time. */}
        <Cells text={row.at.slice(11, 16)} />
      </span>
      <span class="entry-words">
        <strong>{whoOf(row)}</strong> {whatOf(row)}
      </span>
      <span class="entry-from quiet">{row.address === 'luot' ? '' : text.at(row.address)}</span>
    </>
  );
  if (row.before === null && row.after === null) return <div class="entry">{sentence}</div>;
  return (
    <details class="entry-more" onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary class="entry">
        {sentence}
        <Icon svg={caret} size="16px" />
      </summary>
      {open.value && <Change row={row} />}
      {open.value && row.act === 'ticket.called' && view()?.parts?.reasons === true && row.subject.id !== null && (
        <p class="entry-why">
          <a href={href('calls', `of/${row.subject.id}`)}>{text.whyCalled}</a>
        </p>
      )}
    </details>
  );
}

function Change({ row }: { row: AuditRow }) {
  const text = words().audit;
  const lines = linesOf(row.before, row.after);
  if (lines.length === 0) return <p class="quiet">{text.noDetails}</p>;
  return (
    <table class="entry-change">
      <caption class="visually-hidden">{text.detailsOf}</caption>
      <thead>
        <tr>
          <th scope="col">{text.item}</th>
          <th scope="col">{text.before}</th>
          <th scope="col">{text.after}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{before ?? '–'}</td>
            <td>{after ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whoOf({ staffName, address }: AuditRow): string {
  const text = words().audit;
  if (address === 'luot') return text.commandLine;
  return staffName === '' ? text.nobody : staffName;
}

function whatOf({ act, subject }: AuditRow): string {
  const { what } = words().audit;
  const known: Readonly<Record<string, (name: string) => string>> = what;
  return known[act]?.(subject.name) ?? `${act} ${subject.name}`;
}
