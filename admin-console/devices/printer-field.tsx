import { SelectField } from '../parts/choice-fields.tsx';
import { printers } from '../resource.ts';
import { words } from '../words.ts';

export interface PrinterFieldProps {
  readonly value: string | null;
  readonly onChoose: (printerId: string | null) => void;
  readonly error: string | undefined;
  readonly locked: boolean;
}

/** The printer of a kiosk; without one the number stays on screen with its code. */
export function PrinterField({ value, onChoose, error, locked }: PrinterFieldProps) {
  const text = words().devices;
  const list = printers.value.value ?? [];
  return (
    <SelectField
      label={text.printer}
      hint={text.printerHint}
      value={value ?? ''}
      error={error}
      locked={locked}
      choices={[{ value: '', text: text.noPrinter }, ...list.map(({ id, name }) => ({ value: id, text: name }))]}
      onChoose={(id) => onChoose(id === '' ? null : id)}
    />
  );
}
