import arrowLeft from '@phosphor-icons/core/bold/arrow-left-bold.svg?raw';
import arrowOut from '@phosphor-icons/core/bold/arrow-square-out-bold.svg?raw';
import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Procedure } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { Field } from './catalogue.ts';
import { ticksOf, toggleTick } from './ticks.ts';
import { words } from './words.ts';

/** One procedure: what to bring, to tick at home; then fee, time limit, forms and where it is written. */
export function OneProcedure({ field, procedure }: { field: Field; procedure: Procedure }) {
  const text = words();
  const heading = useRef<HTMLHeadingElement>(null);
  // Another screen: a screen reader starts at its heading, and so does the eye.
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const { forms = [], source, illustrative, fee, timeLimit } = procedure;
  return (
    <article>
      <a class="back" href="#/">
        <Icon svg={arrowLeft} size="22px" /> {text.back}
      </a>
      <p class="of-field">
        <span class={field.prefix.length > 1 ? 'tile wide' : 'tile'} aria-hidden="true">
          {field.prefix}
        </span>
        <span>{inLanguage(field.name)}</span>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {inLanguage(procedure.name)}
      </h1>
      <PapersToBring procedure={procedure} />
      <dl class="terms">
        <dt>{text.fee}</dt>
        <dd>{inLanguage(fee)}</dd>
        <dt>{text.time}</dt>
        <dd>{text.limit(timeLimit.unit, timeLimit.limit, timeLimit.cutoff)}</dd>
      </dl>
      {forms.length > 0 && (
        <section>
          <h2>{text.forms}</h2>
          <ul class="links">
            {forms.map(({ name, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer" target="_blank">
                  <Icon svg={arrowOut} size="22px" />
                  <span>{inLanguage(name)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {source !== undefined && <p class="small">{text.source(source)}</p>}
      <p class="small">{text.code(procedure.code)}</p>
      {illustrative && <p class="note">{text.illustrative}</p>}
      <button type="button" class="outline-button print" onClick={() => print()}>
        <Icon svg={printer} size="22px" /> {text.print}
      </button>
    </article>
  );
}

function PapersToBring({ procedure }: { procedure: Procedure }) {
  const text = words();
  const ticks = useMemo(() => ticksOf(procedure), [procedure]);
  const { papers } = procedure;
  const missing = papers.filter(({ name }) => !ticks.value.has(name.vi));
  if (papers.length === 0) return <p class="lead">{text.noPapers}</p>;
  return (
    <section>
      <h2>{text.papers}</h2>
      <p class="quiet">{text.tick}</p>
      <ul class="ticks">
        {papers.map(({ name, hint }) => (
          <li key={name.vi}>
            <label>
              <input
                type="checkbox"
                checked={ticks.value.has(name.vi)}
                onChange={() => toggleTick(ticks, procedure, name.vi)}
              />
              <span>
                <b>{inLanguage(name)}</b>
                {hint !== undefined && <span class="hint">{inLanguage(hint)}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div role="status">
        {ticks.value.size > 0 &&
          (missing.length === 0 ? (
            <p class="complete">{text.complete}</p>
          ) : (
            <p class="missing">
              <b>{text.missing(missing.length)}</b> {missing.map(({ name }) => inLanguage(name)).join('; ')}
            </p>
          ))}
      </div>
    </section>
  );
}
