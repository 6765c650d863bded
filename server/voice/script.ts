/** What an office reads out when it records its voice, in the order in which it matters: the calls come first (SPEC J111). */
import { createHash } from 'node:crypto';
import type { Bilingual, Language } from '#common/contract/text.ts';
import type { FragmentGroup } from '#common/contract/voice.ts';
import { NAME_FRAGMENT } from './names.ts';
import { vocabularyOf } from './vocabulary.ts';

export interface ScriptLine {
  readonly name: string;
  readonly text: string;
  readonly spoken?: string;
  readonly group: FragmentGroup;
}

/** What the script must know of a field of the office. */
export interface NamedField {
  readonly prefix: string;
  readonly name: Bilingual;
  readonly procedures: readonly { readonly name: Bilingual }[];
}

const ORDER: readonly FragmentGroup[] = ['call', 'digits', 'numbers', 'letters', 'kiosk', 'names', 'other-letters'];
/** What a manifest may hold. */
const TEXT_AT_MOST = 200;

/** All lines of a language for an office with these fields. */
export function scriptOf(language: Language, fields: readonly NamedField[]): ScriptLine[] {
  const signs = new Set(fields.flatMap(({ prefix }) => Array.from(prefix.toLowerCase())));
  const groupOf = (name: string): FragmentGroup => {
    if (name === 'invite' || name === 'to-counter') return 'call';
    if (name.startsWith('digit-')) return 'digits';
    if (name.startsWith('letter-')) return signs.has(name.slice('letter-'.length)) ? 'letters' : 'other-letters';
    return name.startsWith('kiosk-') ? 'kiosk' : 'numbers';
  };
  const lines = Object.entries(vocabularyOf(language))
    // Names are only of use where they are the office's.
    .filter(([name]) => !NAME_FRAGMENT.test(name))
    .map(([name, { text, spoken }]) => {
      const group = groupOf(name);
      return { name, text, group, ...(isHelp(group, text, spoken) ? { spoken } : {}) };
    });
  return [...lines, ...nameLines(language, fields)].sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
}

/** Whether a reader needs to be told how it is said: the name of a letter is not on its face. */
function isHelp(group: FragmentGroup, text: string, spoken: string | undefined): spoken is string {
  return /letters$/.test(group) && spoken !== undefined && spoken.replace('.', '') !== text;
}

/** How the office calls its fields and what is done there; a kiosk finds a name by its text. */
function nameLines(language: Language, fields: readonly NamedField[]): ScriptLine[] {
  const known = new Map(
    Object.entries(vocabularyOf(language))
      .filter(([name]) => NAME_FRAGMENT.test(name))
      .map(([name, { text }]) => [text, name]),
  );
  const names = [
    ...fields.map(({ name }) => name),
    ...fields.flatMap(({ procedures }) => procedures.map(({ name }) => name)),
  ];
  const texts = new Set(
    names
      .map(({ vi, en }) => (language === 'vi' || en === '' ? vi : en).slice(0, TEXT_AT_MOST))
      .filter((text) => text !== ''),
  );
  return [...texts].map((text) => ({ name: known.get(text) ?? ownName(text), text, group: 'names' }));
}

/** The same text always has the same name, whatever the office adds before it. */
function ownName(text: string): string {
  return `name-own-${createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 12)}`;
}
