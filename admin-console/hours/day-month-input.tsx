/** Days of every year, `16/4`, kept as `04-16`. */

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isMonthDay(value: string): boolean {
  const [month = 0, day = 0] = value.split('-').map(Number);
  return /^\d{2}-\d{2}$/.test(value) && day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

/** `16/4`, `16-4` → `04-16`; what is no day stays as it was typed. */
export function readDayMonth(typed: string): string {
  const found = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(typed);
  if (found === null) return typed.trim();
  const value = `${(found[2] ?? '').padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`;
  return isMonthDay(value) ? value : typed.trim();
}

export const showDayMonth = (value: string): string =>
  isMonthDay(value) ? value.split('-').reverse().join('/') : value;

export interface DayMonthInputProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly locked: boolean;
}

export function DayMonthInput({ label, value, onInput, invalid, describedBy, locked }: DayMonthInputProps) {
  return (
    <input
      type="text"
      class="clock-input"
      aria-label={label}
      placeholder="16/04"
      maxLength={5}
      value={showDayMonth(value)}
      disabled={locked}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      autoComplete="off"
      onChange={(event) => onInput(readDayMonth(event.currentTarget.value))}
    />
  );
}
