import { useSignal } from '@preact/signals';
import type { CatalogueComparison } from '#common/contract/catalogue.ts';
import { inLanguage } from '#common/web/language.ts';
import { CheckField } from '../parts/choice-fields.tsx';
import { sheetWords } from './sheet-words.ts';

interface Gone {
  readonly serviceId: string;
  readonly code: string;
}

export interface ChangesProps {
  readonly name: string;
  readonly comparison: CatalogueComparison;
  readonly applying: boolean;
  apply(remove: readonly Gone[]): void;
  cancel(): void;
}

type Named = CatalogueComparison['added'][number];

/** What an import would do, in full, and the one press that does it. Nothing goes that was not ticked. */
export function Changes({ name, comparison, applying, apply, cancel }: ChangesProps) {
  const text = sheetWords();
  const ticked = useSignal<ReadonlySet<string>>(new Set());
  const { added, changed, absent, same } = comparison;
  const remove = absent.filter((one) => ticked.value.has(keyOf(one)));
  const count = added.length + changed.length + remove.length;
  if (added.length + changed.length + absent.length === 0) return <p>{text.nothing(name)}</p>;
  return (
    <section class="sheet-changes">
      <h3>{text.changes(name)}</h3>
      {added.length > 0 && (
        <>
          <h4>{text.added(added.length)}</h4>
          <ul>
            {added.map((one) => (
              <li key={keyOf(one)}>
                <Title {...one} />
              </li>
            ))}
          </ul>
        </>
      )}
      {changed.length > 0 && (
        <>
          <h4>{text.changed(changed.length)}</h4>
          <ul>
            {changed.map((one) => (
              <li key={keyOf(one)}>
                <Title {...one} />
                <Differences differences={one.differences} />
              </li>
            ))}
          </ul>
        </>
      )}
      {absent.length > 0 && (
        <>
          <h4>{text.absent(absent.length)}</h4>
          <p class="quiet">{text.absentWhy}</p>
          {absent.map((one) => (
            <CheckField
              key={keyOf(one)}
              label={text.remove(`${one.code} ${inLanguage(one.name)}`)}
              value={ticked.value.has(keyOf(one))}
              locked={applying}
              onInput={(on) => {
                const next = new Set(ticked.value);
                if (on) next.add(keyOf(one));
                else next.delete(keyOf(one));
                ticked.value = next;
              }}
            />
          ))}
        </>
      )}
      <p class="quiet">{text.same(same)}</p>
      <div class="act-row">
        <button
          type="button"
          class={count === 0 ? 'button idle' : 'button main'}
          disabled={count === 0 || applying}
          onClick={() => apply(remove.map(({ serviceId, code }) => ({ serviceId, code })))}
        >
          {applying ? text.applying : text.apply(count)}
        </button>
        <button type="button" class="button" disabled={applying} onClick={cancel}>
          {text.cancel}
        </button>
      </div>
    </section>
  );
}

const keyOf = ({ serviceId, code }: Gone): string => `${serviceId} ${code}`;

function Title({ prefix, code, name }: Named) {
  return (
    <p class="with-tile">
      <span class="tile small">{prefix}</span> <strong>{inLanguage(name)}</strong> <span class="quiet">{code}</span>
    </p>
  );
}

function Differences({ differences }: { differences: CatalogueComparison['changed'][number]['differences'] }) {
  const text = sheetWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.column}</th>
          <th scope="col">{text.was}</th>
          <th scope="col">{text.becomes}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ column, before, after }) => (
          <tr key={column.vi}>
            <td>{inLanguage(column)}</td>
            <td class="cell-text">{before === '' ? text.empty : before}</td>
            <td class="cell-text">
              <strong>{after === '' ? text.empty : after}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
