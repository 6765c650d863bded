import type { Bilingual } from '#common/contract/text.ts';
import { words } from '../words.ts';
import { TextField } from './fields.tsx';

export interface BilingualFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: Bilingual;
  readonly onInput: (value: Bilingual) => void;
  /** Finds what is wrong at `vi` or `en`. */
  readonly errorAt: (language: 'vi' | 'en') => string | undefined;
  readonly locked?: boolean;
  readonly rows?: number;
}

/** A text of the office in both languages, side by side; without English the Vietnamese is shown. */
export function BilingualField({ label, hint, value, onInput, errorAt, locked = false, rows }: BilingualFieldProps) {
  const text = words().form;
  const shared = { locked, ...(rows === undefined ? {} : { rows }) };
  return (
    <div class="field-pair">
      <TextField
        {...shared}
        label={label}
        lang="vi"
        value={value.vi}
        error={errorAt('vi')}
        {...(hint === undefined ? {} : { hint })}
        onInput={(vi) => onInput({ ...value, vi })}
      />
      <TextField
        {...shared}
        label={text.inEnglish(label)}
        lang="en"
        value={value.en}
        error={errorAt('en')}
        onInput={(en) => onInput({ ...value, en })}
      />
    </div>
  );
}
