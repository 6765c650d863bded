import type { ComponentChildren } from 'preact';
import type { KioskService } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { pageOf } from '../kiosk/steps.ts';
import { landscape, pageSizeOfFields, ROOMY_FIELDS } from '../screens/page-size.ts';
import { PagesRow } from './pages-row.tsx';

export interface FieldListProps {
  readonly fields: readonly KioskService[];
  readonly page: number;
  goToPage(page: number): void;
  /** What stands at the right end of a row. */
  end(field: KioskService): ComponentChildren;
  /** Nothing to touch: the row says why at its end. */
  shut(field: KioskService): boolean;
  choose(field: KioskService): void;
  /** Something stands above the list: the rows give it room. */
  readonly close?: boolean;
  /** In the lower part of the screen: short names, two beside each other. */
  readonly low?: boolean;
  /** A cell after the last field, where there is room for it (landscape). */
  readonly last?: ComponentChildren;
}

/** The fields as a column (two or three lying), with the letter tile and one fact at the end. */
export function FieldList({
  fields,
  page,
  goToPage,
  end,
  shut,
  choose,
  close = false,
  low = false,
  last,
}: FieldListProps) {
  const shown = pageOf(fields, page, pageSizeOfFields(fields.length, low));
  const roomy = fields.length <= ROOMY_FIELDS && !close && !low;
  return (
    <div class={`fields-list ${roomy ? 'roomy' : 'dense'}${close ? ' close' : ''}`}>
      <ul>
        {shown.items.map((field, index) => (
          <li key={field.id}>
            <Row
              field={field}
              digit={index + 1}
              shut={shut(field)}
              end={end(field)}
              roomy={roomy}
              short={low}
              choose={choose}
            />
          </li>
        ))}
        {last !== undefined && shown.pages === 1 && <li class="last">{last}</li>}
      </ul>
      {shown.pages > 1 && (
        <PagesRow page={shown.page} pages={shown.pages} go={goToPage}>
          {last}
        </PagesRow>
      )}
    </div>
  );
}

interface RowProps {
  readonly field: KioskService;
  readonly digit: number;
  readonly shut: boolean;
  readonly roomy: boolean;
  readonly short: boolean;
  readonly end: ComponentChildren;
  choose(field: KioskService): void;
}

function Row({ field, digit, shut, roomy, short, end, choose }: RowProps) {
  const name = short || (landscape.value && !roomy) ? field.shortName : field.name;
  const content = (
    <>
      <span class={field.prefix.length > 1 ? 'tile wide' : 'tile'}>{field.prefix}</span>
      <span class="row-words">
        <span class={inLanguage(name).length > 30 ? 'row-name long' : 'row-name'}>{inLanguage(name)}</span>
        {roomy && field.hint !== undefined && <span class="row-hint">{inLanguage(field.hint)}</span>}
      </span>
      <span class="row-end">{end}</span>
    </>
  );
  if (shut) return <div class="row shut">{content}</div>;
  return (
    <button type="button" class="row" data-digit={digit} onClick={() => choose(field)}>
      {content}
    </button>
  );
}
