import arrowDown from '@phosphor-icons/core/bold/arrow-down-bold.svg?raw';
import arrowUp from '@phosphor-icons/core/bold/arrow-up-bold.svg?raw';
import x from '@phosphor-icons/core/bold/x-bold.svg?raw';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#common/web/icon.tsx';
import { words } from '../words.ts';

export interface OrderItem {
  readonly id: string;
  /** For screen readers. */
  readonly name: string;
  readonly content: ComponentChildren;
}

export interface OrderListProps {
  readonly label: string;
  readonly items: readonly OrderItem[];
  readonly onOrder: (ids: readonly string[]) => void;
  readonly onRemove?: (id: string) => void;
  readonly locked?: boolean;
}

/** A list whose order matters, moved by two keys: the same by mouse, keyboard and touch. The focus goes along. */
export function OrderList({ label, items, onOrder, onRemove, locked = false }: OrderListProps) {
  const text = words().order;
  const list = useRef<HTMLOListElement>(null);
  const moved = useSignal<{ readonly id: string; readonly by: 1 | -1 } | undefined>(undefined);
  const said = useSignal('');

  useEffect(() => {
    const last = moved.value;
    if (last === undefined) return;
    // The browser drops the focus of a node that moves; at the end of the list its key no longer works.
    const keys = list.current?.querySelectorAll<HTMLButtonElement>(`[data-item="${last.id}"]`);
    const [up, down] = [keys?.[0], keys?.[1]];
    const wanted = last.by === -1 ? up : down;
    (wanted?.disabled === true ? (last.by === -1 ? down : up) : wanted)?.focus();
    moved.value = undefined;
  });

  const move = (index: number, by: 1 | -1): void => {
    const ids = items.map(({ id }) => id);
    const [id] = ids.splice(index, 1);
    if (id === undefined) return;
    ids.splice(index + by, 0, id);
    moved.value = { id, by };
    said.value = text.nowAt(items[index]?.name ?? '', index + by + 1, items.length);
    onOrder(ids);
  };

  return (
    <>
      <ol class="order-list" aria-label={label} ref={list}>
        {items.map(({ id, name, content }, index) => (
          <li key={id}>
            <span class="order-content">{content}</span>
            {!locked && (
              <span class="order-keys">
                <button
                  type="button"
                  class="icon-button"
                  data-item={id}
                  aria-label={text.up(name)}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  <Icon svg={arrowUp} size="18px" />
                </button>
                <button
                  type="button"
                  class="icon-button"
                  data-item={id}
                  aria-label={text.down(name)}
                  disabled={index === items.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <Icon svg={arrowDown} size="18px" />
                </button>
                {onRemove !== undefined && (
                  <button type="button" class="icon-button" aria-label={text.remove(name)} onClick={() => onRemove(id)}>
                    <Icon svg={x} size="18px" />
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
    </>
  );
}
