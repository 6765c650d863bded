/** SPEC H3 for whoever runs an office: both languages of OPERATIONS say the same, section by section. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HELP } from '#server/cli/help.ts';

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const english = read('OPERATIONS.md');
const vietnamese = read('OPERATIONS.vi.md');

/** Each section as its level of heading, rows of tables, steps, and blocks of commands. */
function outline(text: string): string[] {
  const sections = text.replace(/```[\s\S]*?```/g, '<commands>').split(/^(?=#+ )/m);
  return sections.map((section, place) => {
    const found = (pattern: RegExp): number => section.match(pattern)?.length ?? 0;
    const level = found(/^#+(?= )/gm) === 0 ? '' : section.slice(0, section.indexOf(' '));
    return `${place} ${level} ${found(/^\|/gm)} rows, ${found(/^(\d+\.|-) /gm)} items, ${found(/<commands>/g)} commands`;
  });
}

/** Names that are the same in both: settings, alerts, files, commands. */
const names = (text: string): string[] =>
  [
    ...new Set(text.match(/\b(LUOT_[A-Z_]+|Luot[A-Z][A-Za-z]+|luot [a-z]+|systemctl [a-z-]+|\/etc\/[\w./-]+)\b/g)),
  ].sort();

describe('OPERATIONS in English and Vietnamese', () => {
  it('H3: has the same sections, with as many rows, steps and commands', () => {
    expect(outline(vietnamese)).toEqual(outline(english));
  });

  it('H3: names the same settings, alerts, files and commands', () => {
    expect(names(vietnamese)).toEqual(names(english));
  });

  it('names no setting that luot --help does not know', () => {
    for (const setting of english.match(/\bLUOT_[A-Z_]+\b/g) ?? []) expect(HELP).toContain(setting);
  });
});
