import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import type { ComponentChildren } from 'preact';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { Resource } from '../resource.ts';
import { isAdmin } from '../session.ts';
import { words } from '../words.ts';

export interface WorkbenchItem {
  readonly id: string;
  readonly href: string;
  /** Tile, plate or sign. */
  readonly mark?: ComponentChildren;
  readonly name: string;
  readonly note?: ComponentChildren;
}

export interface WorkbenchGroup {
  readonly heading?: string;
  readonly items: readonly WorkbenchItem[];
  readonly empty?: string;
  /** The key that adds one, for those who may. */
  readonly add?: { readonly label: string; readonly href: string };
  /** Stands under the list. */
  readonly foot?: ComponentChildren;
}

/** A list at the left, the chosen item at the right. */
export function Workbench({
  label,
  groups,
  chosen,
  children,
}: {
  label: string;
  groups: readonly WorkbenchGroup[];
  chosen: string;
  children: ComponentChildren;
}) {
  return (
    <div class="workbench">
      <nav class="workbench-list" aria-label={label}>
        {groups.map((group) => (
          <section key={group.heading ?? ''}>
            {group.heading !== undefined && <h2>{group.heading}</h2>}
            {group.items.length === 0 && group.empty !== undefined && <p class="quiet list-empty">{group.empty}</p>}
            <ul>
              {group.items.map((item) => (
                <li key={item.id}>
                  <a href={item.href} class="list-item" aria-current={item.id === chosen ? 'true' : undefined}>
                    {item.mark}
                    <span class="list-words">
                      <span class="list-name">{item.name}</span>
                      {item.note !== undefined && <span class="list-note">{item.note}</span>}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
            {group.add !== undefined && isAdmin.value && (
              <a class="button add" href={group.add.href}>
                <Icon svg={plus} size="18px" /> {group.add.label}
              </a>
            )}
            {group.foot}
          </section>
        ))}
      </nav>
      <div class="workbench-detail">{children}</div>
    </div>
  );
}

/** Stands where nothing is chosen: what to do next. */
export function NothingChosen({ heading, text }: { heading: string; text: string }) {
  return (
    <div class="empty">
      <p class="empty-heading">{heading}</p>
      <p>{text}</p>
    </div>
  );
}

/** Loading, or why it could not be read, with a key to try again. Nothing once the list is there. */
export function Reading({ lists }: { lists: readonly Resource<unknown>[] }) {
  for (const list of lists) list.need();
  const missing = lists.find((list) => list.value.value === undefined);
  if (missing === undefined) return null;
  const problem = lists.map((list) => list.problem.value).find((found) => found !== undefined);
  if (problem === undefined) {
    return (
      <p class="quiet loading" role="status">
        {words().loading}
      </p>
    );
  }
  return (
    <div class="notice bad" role="alert">
      <p class="notice-words">{inLanguage(problem.message)}</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          for (const list of lists) void list.reload();
        }}
      >
        {words().again}
      </button>
    </div>
  );
}
