import magnifier from '@phosphor-icons/core/bold/magnifying-glass-bold.svg?raw';
import type { Signal } from '@preact/signals';
import type { Procedure } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { findProcedures } from '#common/web/search.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { words } from './words.ts';

/** All procedures: found by their words, or field by field. */
export function List({
  catalogue,
  query,
  gone,
}: {
  catalogue: Catalogue;
  query: Signal<string>;
  /** The address names a procedure that this office does not have. */
  gone: boolean;
}) {
  const text = words();
  const asked = query.value.trim() !== '';
  return (
    <>
      <h1>{text.heading}</h1>
      {gone && (
        <p class="note" role="status">
          {text.gone}
        </p>
      )}
      <label class="search">
        <span class="search-label">{text.search}</span>
        <span class="search-box">
          <Icon svg={magnifier} size="24px" />
          <input
            type="search"
            value={query.value}
            placeholder={text.example}
            autocomplete="off"
            enterkeyhint="search"
            onInput={({ currentTarget }) => {
              query.value = currentTarget.value;
            }}
          />
        </span>
      </label>
      {asked ? <Found catalogue={catalogue} query={query.value} /> : <Fields fields={catalogue.fields} />}
    </>
  );
}

function Found({ catalogue, query }: { catalogue: Catalogue; query: string }) {
  const found = findProcedures(catalogue.fields, query);
  const text = words();
  return (
    <section>
      <p class="say" role="status">
        {found.length === 0 ? text.none : text.found(found.length)}
      </p>
      <ul class="links">
        {found.map(({ field, procedure }) => (
          <ProcedureLink key={procedure.code} procedure={procedure} prefix={field.prefix} />
        ))}
      </ul>
    </section>
  );
}

function Fields({ fields }: { fields: readonly Field[] }) {
  const text = words();
  if (fields.length === 0) return <p class="say">{text.empty}</p>;
  return (
    <section class="fields">
      <h2 class="say">{text.byField}</h2>
      {fields.map(({ id, prefix, name, procedures }) => (
        <details key={id}>
          <summary>
            <span class={prefix.length > 1 ? 'tile wide' : 'tile'} aria-hidden="true">
              {prefix}
            </span>
            <span class="field-name">{inLanguage(name)}</span>
            <span class="quiet">{text.count(procedures.length)}</span>
          </summary>
          <ul class="links">
            {procedures.map((procedure) => (
              <ProcedureLink key={procedure.code} procedure={procedure} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function ProcedureLink({ procedure, prefix }: { procedure: Procedure; prefix?: string }) {
  return (
    <li>
      <a href={`#${procedure.code}`}>
        {prefix !== undefined && (
          <span class={prefix.length > 1 ? 'tile wide' : 'tile'} aria-hidden="true">
            {prefix}
          </span>
        )}
        <span>{inLanguage(procedure.name)}</span>
      </a>
    </li>
  );
}
