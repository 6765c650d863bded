import caretLeft from '@phosphor-icons/core/bold/caret-left-bold.svg?raw';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { Door } from '../door/door.ts';
import { openingOf } from '../door/opening.ts';
import { words } from '../words.ts';
import { DossierCount } from './dossier-count.tsx';
import { NextServices } from './next-services.tsx';
import { OpeningNote } from './opening-note.tsx';
import { Radios } from './radios.tsx';

/** What is known of the person's errand; nothing of it has to be chosen. */
export function Form({ door }: { door: Door }) {
  const text = words().form;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const view = door.view.value;
  const service = view?.services[door.serviceId.value ?? ''];
  if (view === undefined || service === undefined) return null;
  const classes = view.priorityClasses.filter(({ code }) => code !== 'none' && code !== 'unspecified');
  const { kind } = openingOf(view, door.now.value);
  const dead = door.link.value !== 'live' || kind === 'closed' || kind === 'too-early';
  const problem = door.problem.value;
  return (
    <form
      class="errand"
      onSubmit={(event) => {
        event.preventDefault();
        if (!dead) void door.take();
      }}
    >
      <div class="errand-body">
        <button type="button" class="text-key" onClick={() => door.next()}>
          <Icon svg={caretLeft} /> {text.back}
        </button>
        <h1 ref={heading} tabIndex={-1} class="with-tile">
          {service.prefix !== '' && <span class="tile">{service.prefix}</span>}
          {inLanguage(service.name)}
        </h1>
        <OpeningNote door={door} />
        {service.procedures.length > 0 && (
          <Radios
            legend={text.procedure}
            name="procedure"
            chosen={door.procedureCode.value}
            choices={[
              { value: undefined, label: text.anyProcedure },
              ...service.procedures.map(({ code, name }) => ({ value: code, label: inLanguage(name) })),
            ]}
            choose={(code) => {
              door.procedureCode.value = code;
            }}
          />
        )}
        <Radios
          legend={text.priority}
          name="priority"
          chosen={door.priorityClass.value}
          choices={[
            { value: undefined, label: text.ordinary },
            ...classes.map(({ code, name }) => ({ value: code, label: inLanguage(name) })),
          ]}
          choose={(code) => {
            door.priorityClass.value = code;
          }}
        />
        {view.parts?.chains === true && <NextServices door={door} view={view} />}
        {view.parts?.dossierCounts === true && <DossierCount door={door} />}
        <Radios
          legend={text.language}
          name="language"
          chosen={door.slipLanguage.value}
          choices={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
          choose={(language) => {
            door.slipLanguage.value = language === 'en' ? 'en' : 'vi';
          }}
        />
      </div>
      <div class="errand-foot">
        {problem !== undefined && (
          <p class="notice notice-bad" role="alert">
            {inLanguage(problem)}
          </p>
        )}
        {door.taking.value === 'unsure' && <p class="quiet">{text.unsure}</p>}
        <button type="submit" class="fill-key" aria-disabled={dead || door.taking.value !== 'no'}>
          {door.taking.value === 'no' ? text.take(service.prefix) : text.taking}
        </button>
      </div>
    </form>
  );
}
