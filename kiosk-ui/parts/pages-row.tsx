import caretLeft from '@phosphor-icons/core/bold/caret-left-bold.svg?raw';
import caretRight from '@phosphor-icons/core/bold/caret-right-bold.svg?raw';
import type { ComponentChildren } from 'preact';
import { Icon } from '#common/web/icon.tsx';
import { words } from '../words.ts';

export interface PagesProps {
  readonly page: number;
  readonly pages: number;
  go(page: number): void;
}

/** Keys that turn the page of a list that is longer than the screen; what is given stands between them. */
export function PagesRow({ page, pages, go, children }: PagesProps & { children?: ComponentChildren }) {
  const text = words().pages;
  return (
    <div class="pages-row">
      <button type="button" class="key" data-page-previous disabled={page === 0} onClick={() => go(page - 1)}>
        <Icon svg={caretLeft} size="4rem" />
        <span>{text.previous}</span>
      </button>
      {children}
      <p class={children === undefined ? 'pages-of' : 'visually-hidden'} role="status">
        {text.of(page + 1, pages)}
      </p>
      <button type="button" class="key" data-page-next disabled={page + 1 === pages} onClick={() => go(page + 1)}>
        <span>{text.next}</span>
        <Icon svg={caretRight} size="4rem" />
      </button>
    </div>
  );
}
