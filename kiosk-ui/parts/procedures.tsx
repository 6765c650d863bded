import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import type { Procedure } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { type Choice, pageOf } from '../kiosk/steps.ts';
import { PROCEDURES_A_PAGE } from '../screens/page-size.ts';
import { words } from '../words.ts';
import { PagesRow } from './pages-row.tsx';

export interface ProceduresProps {
  readonly procedures: readonly Procedure[];
  readonly choice: Choice;
  readonly page: number;
  choose(choice: Choice): void;
  goToPage(page: number): void;
  /** «Việc khác hoặc chưa rõ» stands under the procedures. */
  readonly withOther?: boolean;
}

/** What can be done in a field, two beside each other; none need be chosen. */
export function Procedures({ procedures, choice, page, choose, goToPage, withOther = false }: ProceduresProps) {
  const shown = pageOf(procedures, page, PROCEDURES_A_PAGE);
  const text = words().field;
  const paged = shown.pages > 1;
  const other = withOther ? (
    <Choose class="other" chosen={choice === null} digit={0} onClick={() => choose(choice === null ? undefined : null)}>
      {paged ? text.otherShort : text.other}
    </Choose>
  ) : undefined;
  return (
    <div class="procedures">
      <ul>
        {shown.items.map(({ code, name }, index) => (
          <li key={code}>
            <Choose
              chosen={choice === code}
              digit={index + 1}
              onClick={() => choose(choice === code ? undefined : code)}
            >
              {inLanguage(name)}
            </Choose>
          </li>
        ))}
      </ul>
      {paged ? (
        <PagesRow page={shown.page} pages={shown.pages} go={goToPage}>
          {other}
        </PagesRow>
      ) : (
        other
      )}
    </div>
  );
}

interface ChooseProps {
  readonly chosen: boolean;
  readonly digit: number;
  readonly class?: string;
  readonly children: ComponentChildren;
  onClick(): void;
}

function Choose({ chosen, digit, class: className = '', children, onClick }: ChooseProps) {
  return (
    <button
      type="button"
      class={`choice ${className}${chosen ? ' chosen' : ''}`}
      aria-pressed={chosen}
      data-digit={digit}
      onClick={onClick}
    >
      {chosen && <Icon svg={checkCircle} size="4rem" />}
      <span>{children}</span>
    </button>
  );
}
