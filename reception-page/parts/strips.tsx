import caretLeft from '@phosphor-icons/core/bold/caret-left-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { Door } from '../door/door.ts';
import { createStripList, type StripList } from '../door/strip-list.ts';
import { words } from '../words.ts';
import { Radios } from './radios.tsx';
import { StripRow } from './strip-row.tsx';

const COUNTS = ['10', '20', '30'] as const;

/** Numbers on paper for a power cut: printed beforehand, typed in afterwards. */
export function Strips({ door }: { door: Door }) {
  const text = words().strips;
  const list = useMemo(() => createStripList(door.expired), [door]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    void list.load();
  }, [list]);
  return (
    <section class="strips">
      <button type="button" class="text-key" onClick={() => door.next()}>
        <Icon svg={caretLeft} /> {text.back}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {text.heading}
      </h1>
      <p class="lead">{text.why}</p>
      <PrintForm door={door} list={list} />
      <News door={door} list={list} />
      <h2>{text.list}</h2>
      {list.strips.value?.length === 0 && <p class="quiet">{text.none}</p>}
      <ul class="strip-list">
        {list.strips.value?.map((strip) => (
          <StripRow key={strip.id} door={door} list={list} strip={strip} />
        ))}
      </ul>
    </section>
  );
}

function PrintForm({ door, list }: { door: Door; list: StripList }) {
  const text = words().strips;
  const services = Object.values(door.view.value?.services ?? {})
    .filter(({ active }) => active)
    .sort((a, b) => a.position - b.position);
  const serviceId = useSignal(services[0]?.id ?? '');
  const count = useSignal<string>('20');
  const printer = door.view.value?.printers[door.printerId.value];
  return (
    <form
      class="strip-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (printer !== undefined) void list.print(serviceId.value, Number(count.value), printer.id);
      }}
    >
      <div class="picked">
        <label for="strip-field">{text.field}</label>
        <select
          id="strip-field"
          value={serviceId.value}
          onChange={(event) => {
            serviceId.value = event.currentTarget.value;
          }}
        >
          {services.map(({ id, prefix, name }) => (
            <option key={id} value={id}>
              {`${prefix} · ${inLanguage(name)}`}
            </option>
          ))}
        </select>
      </div>
      <Radios
        legend={text.count}
        name="count"
        chosen={count.value}
        choices={COUNTS.map((value) => ({ value, label: value }))}
        choose={(value) => {
          count.value = value ?? '20';
        }}
      />
      <div>
        <button type="submit" class="fill-key" aria-disabled={printer === undefined || list.busy.value}>
          {text.print}
        </button>
        {printer === undefined && <p class="quiet">{text.needsPrinter}</p>}
      </div>
    </form>
  );
}

/** What became of the last press. */
function News({ door, list }: { door: Door; list: StripList }) {
  const text = words().strips;
  const news = list.news.value;
  if (news === undefined) return <div role="status" />;
  if (news.kind === 'problem') {
    return (
      <p class="notice notice-bad" role="alert">
        {inLanguage(news.message)}
      </p>
    );
  }
  if (news.kind === 'printed') {
    const name = door.view.value?.printers[door.printerId.value]?.name ?? '';
    return (
      <p class="notice" role="status">
        {text.printed(news.strip.from, news.strip.to, name)}
      </p>
    );
  }
  const { inLine, void: rest } = news.answer;
  const [first] = inLine;
  return (
    <div class="notice" role="status">
      <p class="strong">{first === undefined ? text.nobodyWaits : text.inLine(first, inLine.at(-1) ?? first)}</p>
      {rest !== null && <p>{text.thrown(rest.from, rest.to)}</p>}
    </div>
  );
}
