import listChecks from '@phosphor-icons/core/bold/list-checks-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Procedure } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { words } from './words.ts';

export interface PapersProps {
  readonly procedure: Procedure | undefined;
  /** The office has a public page of papers: there they are ticked, and others are found. */
  readonly page: boolean;
}

/** The papers, fee and time limit of the chosen procedure, on request. */
export function Papers({ procedure, page }: PapersProps) {
  const open = useSignal(false);
  const text = words().papers;
  if (procedure === undefined) {
    return page ? (
      <a class="outline-button" href="/giay-to">
        <Icon svg={listChecks} size="22px" /> {text.lookUp}
      </a>
    ) : null;
  }
  return (
    <section class="papers">
      <button
        type="button"
        class="outline-button"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon svg={listChecks} size="22px" /> {open.value ? text.hide : text.show}
      </button>
      {open.value && <PaperList procedure={procedure} page={page} />}
    </section>
  );
}

function PaperList({ procedure, page }: { procedure: Procedure; page: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  // On a small phone the list opens below the window's edge.
  useEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), []);
  const text = words().papers;
  const { unit, limit, cutoff } = procedure.timeLimit;
  const { forms = [], source } = procedure;
  return (
    <div class="paper-list" ref={list}>
      <h2>{inLanguage(procedure.name)}</h2>
      {procedure.papers.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <ul>
          {procedure.papers.map((paper) => (
            <li key={paper.name.vi}>
              {inLanguage(paper.name)}
              {paper.hint !== undefined && <span class="quiet"> – {inLanguage(paper.hint)}</span>}
            </li>
          ))}
        </ul>
      )}
      <dl>
        <dt>{text.fee}</dt>
        <dd>{inLanguage(procedure.fee)}</dd>
        <dt>{text.time}</dt>
        <dd>{text.limit(unit, limit, cutoff)}</dd>
      </dl>
      {forms.map(({ name, url }) => (
        <p key={url}>
          <a class="paper-link" href={url} target="_blank" rel="noreferrer">
            {text.form(inLanguage(name))}
          </a>
        </p>
      ))}
      {page && (
        <p>
          <a class="paper-link" href={`/giay-to#${procedure.code}`}>
            {text.tick}
          </a>
        </p>
      )}
      {source !== undefined && <p class="quiet">{text.source(source)}</p>}
      {procedure.illustrative && <p class="quiet">{text.illustrative}</p>}
    </div>
  );
}
