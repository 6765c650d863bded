import arrowDown from '@phosphor-icons/core/bold/arrow-down-bold.svg?raw';
import arrowUp from '@phosphor-icons/core/bold/arrow-up-bold.svg?raw';
import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import x from '@phosphor-icons/core/bold/x-bold.svg?raw';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#common/web/icon.tsx';
import { words } from '../words.ts';

export interface ListEditorProps<T> {
  readonly items: readonly T[];
  readonly onChange: (items: readonly T[]) => void;
  readonly blank: () => T;
  readonly render: (item: T, change: (next: T) => void, index: number) => ComponentChildren;
  /** Names an item for screen readers, e.g. «Giấy tờ 2». */
  readonly nameOf: (index: number) => string;
  readonly addLabel: string;
  readonly empty?: string;
  readonly most?: number;
  readonly locked?: boolean;
  readonly movable?: boolean;
}

/** Rows that are added, changed, moved and removed as part of one form; the form's «take back» undoes all of it. */
export function ListEditor<T>(props: ListEditorProps<T>) {
  const { items, onChange, render, nameOf, locked = false, movable = false } = props;
  const text = words().order;
  const box = useRef<HTMLDivElement>(null);
  const added = useRef(false);

  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    const rows = box.current?.querySelectorAll('.list-row');
    rows?.[rows.length - 1]?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  });

  const replace = (index: number, next: T): void => onChange(items.map((item, at) => (at === index ? next : item)));
  const move = (index: number, by: 1 | -1): void => {
    const next = [...items];
    const [item] = next.splice(index, 1);
    if (item === undefined) return;
    next.splice(index + by, 0, item);
    onChange(next);
  };

  return (
    <div class="list-editor" ref={box}>
      {items.length === 0 && props.empty !== undefined && <p class="quiet">{props.empty}</p>}
      {items.map((item, index) => (
        <fieldset class="list-row" key={index} aria-label={nameOf(index)}>
          <div class="list-row-fields">{render(item, (next) => replace(index, next), index)}</div>
          {!locked && (
            <span class="order-keys">
              {movable && (
                <>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={text.up(nameOf(index))}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <Icon svg={arrowUp} size="18px" />
                  </button>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={text.down(nameOf(index))}
                    disabled={index === items.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <Icon svg={arrowDown} size="18px" />
                  </button>
                </>
              )}
              <button
                type="button"
                class="icon-button"
                aria-label={text.remove(nameOf(index))}
                onClick={() => onChange(items.filter((_, at) => at !== index))}
              >
                <Icon svg={x} size="18px" />
              </button>
            </span>
          )}
        </fieldset>
      ))}
      {!locked && items.length < (props.most ?? Number.POSITIVE_INFINITY) && (
        <button
          type="button"
          class="button add"
          onClick={() => {
            added.current = true;
            onChange([...items, props.blank()]);
          }}
        >
          <Icon svg={plus} size="18px" /> {props.addLabel}
        </button>
      )}
    </div>
  );
}
