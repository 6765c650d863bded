/** What was changed, in words: one line for each member that is not the same before and after. */
import type { Bilingual } from '#common/contract/text.ts';
import { inLanguage } from '#common/web/language.ts';
import { view } from '../live.ts';
import { counters, printers, services } from '../resource.ts';
import { words } from '../words.ts';

export interface ChangeLine {
  readonly label: string;
  /** Undefined where there was nothing. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The lines of a change. */
export function linesOf(before: unknown, after: unknown): ChangeLine[] {
  return walk([], before, after);
}

function walk(path: readonly string[], before: unknown, after: unknown): ChangeLine[] {
  // A new thing is told member by member; a list that lost or gained one, element by element.
  if ((isMembers(before) || isMembers(after)) && !isWhole(before) && !isWhole(after)) {
    const was = isMembers(before) ? before : {};
    const is = isMembers(after) ? after : {};
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return names.flatMap((name) => walk([...path, name], was[name], is[name]));
  }
  const name = path.at(-1) ?? '';
  const told = { before: wordsFor(name, before), after: wordsFor(name, after) };
  return told.before === told.after ? [] : [{ label: labelOf(path), ...told }];
}

/** `vi` stands for the thing itself. */
function labelOf(path: readonly string[]): string {
  const { fields } = words().audit;
  return path
    .filter((name) => name !== 'vi')
    .map((name) => fields[name] ?? name)
    .join(' › ');
}

const isBilingual = (value: unknown): value is Bilingual =>
  isMembers(value) && typeof value.vi === 'string' && typeof value.en === 'string';

/** Told in one piece: texts in both languages. */
const isWhole = (value: unknown): boolean => isBilingual(value);

function wordsFor(name: string, value: unknown): string | undefined {
  const text = words().audit;
  if (value === undefined) return undefined;
  if (value === null || value === '') return text.none_;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (Array.isArray(value))
    return value.length === 0 ? text.none_ : value.map((one) => elementOf(name, one)).join('; ');
  if (isBilingual(value)) return value.en === '' ? value.vi : `${value.vi} / ${value.en}`;
  if (isMembers(value))
    return Object.entries(value)
      .map(([key, one]) => `${text.fields[key] ?? key}: ${wordsFor(key, one)}`)
      .join(', ');
  return typeof value === 'string' ? named(name, value) : String(value);
}

/** `07:30–11:30` for a span, else the value. */
function elementOf(name: string, value: unknown): string {
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join('–');
  return wordsFor(name === 'serviceIds' ? 'serviceId' : name, value) ?? '';
}

/** Names instead of ids and codes. */
function named(name: string, value: string): string {
  const text = words().audit;
  if (name === 'serviceId') {
    const service = services.value.value?.find(({ id }) => id === value);
    return service === undefined ? text.gone : `${service.prefix} ${inLanguage(service.shortName)}`.trim();
  }
  if (name === 'counterId') {
    const counter = counters.value.value?.find(({ id }) => id === value);
    return counter === undefined ? text.gone : inLanguage(counter.name);
  }
  if (name === 'printerId') return printers.value.value?.find(({ id }) => id === value)?.name ?? text.gone;
  if (name === 'priorityClass') {
    const found = view()?.priorityClasses.find(({ code }) => code === value);
    if (found !== undefined) return inLanguage(found.name);
  }
  const coded = ['state', 'priorityClass', 'callReason', 'reason', 'role', 'kind', 'driver'].includes(name);
  return coded ? (text.values[value] ?? value) : value;
}
