import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import './strip.css';

/** The queue in one band, for the narrow window beside another program. */
export function QueueStrip() {
  const { situation, panel } = useTerminal();
  const now = situation.value;
  if (now === undefined) return <div class="strip" />;
  const keepFocus = (event: MouseEvent): void => event.preventDefault();
  return (
    <div class="strip">
      {now.lines.map(({ service, waiting, added, late }) => (
        <button
          key={service.id}
          type="button"
          class="strip-line"
          onMouseDown={keepFocus}
          onClick={() => {
            panel.value = { kind: 'line', serviceId: service.id };
          }}
        >
          <span class="visually-hidden">{inLanguage(service.name)}</span>
          <span class="tile">{service.prefix}</span>
          <b>{waiting.length}</b>
          {added > 0 && <span class="added">{words().queue.added(added)}</span>}
          {late !== undefined && (
            <span class="late">
              <Icon svg={warning} /> {words().queue.late(late.minutes, late.limit)}
            </span>
          )}
        </button>
      ))}
      {now.aside.length > 0 && (
        <button
          type="button"
          class="strip-line strip-aside"
          onMouseDown={keepFocus}
          onClick={() => {
            panel.value = { kind: 'aside' };
          }}
        >
          <span>{words().queue.aside}</span>
          <b>{now.aside.length}</b>
        </button>
      )}
    </div>
  );
}
