import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { clockOf } from '../terminal/phrases.ts';
import type { Line } from '../terminal/situation.ts';
import { type Terminal, useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { AsideList } from './aside-list.tsx';
import { SmallKey } from './small-key.tsx';
import './queue.css';

/** Left: who waits for this counter, in its order; who is set aside; how the other fields stand. */
export function QueuePanel() {
  const terminal = useTerminal();
  const now = terminal.situation.value;
  if (now === undefined) return <aside class="queue" />;
  const lost = terminal.live.link.value !== 'live';
  return (
    <aside class={lost ? 'queue queue-old' : 'queue'} aria-label={words().queue.heading}>
      <h2 class="queue-heading">
        <SmallKey name="list" label={words().queue.heading} cap class="queue-list-key" />
      </h2>
      {lost && (
        <p class="queue-age">{words().link.dataOf(clockOf(new Date(terminal.live.lastAt.value).toISOString(), now))}</p>
      )}
      {now.lines.length === 0 && <p class="queue-empty">{words().queue.noServices}</p>}
      <ul>
        {now.lines.map((line) => (
          <li key={line.service.id}>
            <LineRow line={line} terminal={terminal} />
          </li>
        ))}
      </ul>
      <AsideList />
      {now.others.length > 0 && <h2>{words().queue.others}</h2>}
      <ul class="queue-others">
        {now.others.map((service) => (
          <li key={service.id}>
            <span class="tile">{service.prefix}</span>
            <span>{inLanguage(service.shortName)}</span>
            <b>{service.waiting}</b>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function LineRow({ line, terminal }: { line: Line; terminal: Terminal }) {
  const { panel } = terminal;
  const { service, waiting, added, late, longest } = line;
  const open = panel.value?.kind === 'line' && panel.value.serviceId === service.id;
  return (
    <button
      type="button"
      class={open ? 'line line-open' : 'line'}
      aria-expanded={open}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        panel.value = open ? undefined : { kind: 'line', serviceId: service.id };
      }}
    >
      <span class="tile line-tile">{service.prefix}</span>
      <span class="line-words">
        <span class="line-name">
          <b>{inLanguage(service.shortName)}</b>
          {added > 0 && <span class="added">{words().queue.added(added)}</span>}
        </span>
        {late !== undefined ? (
          <span class="late">
            <Icon svg={warning} /> {words().queue.late(late.minutes, late.limit)}
          </span>
        ) : (
          <span class="line-wait">{longest === undefined ? words().queue.nobody : words().queue.longest(longest)}</span>
        )}
      </span>
      <b class="line-count">{waiting.length}</b>
    </button>
  );
}
