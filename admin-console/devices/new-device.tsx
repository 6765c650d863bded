import { signal } from '@preact/signals';
import type { DeviceBody, DeviceKind } from '#common/contract/office.ts';
import { RadioField } from '../parts/choice-fields.tsx';
import { TextField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { devices, printers } from '../resource.ts';
import { goTo, href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { PrinterField } from './printer-field.tsx';

/** The access token of the device that was made last: the server shows it this once. */
export const freshToken = signal<{ readonly deviceId: string; readonly token: string } | undefined>(undefined);

interface Draft {
  readonly kind: DeviceKind;
  readonly label: string;
  readonly printerId: string | null;
}

const KINDS: readonly DeviceKind[] = ['kiosk', 'display', 'counter'];

/** A new kiosk, lobby screen or clerk's browser. The next step is its pairing link. */
export function NewDevice() {
  const text = words().devices;
  const form = useForm<Draft, { id: string; token: string }>({
    saved: { kind: 'kiosk', label: '', printerId: printers.value.value?.[0]?.id ?? null },
    fresh: true,
    check: ({ label }) => (label.trim() === '' ? { label: words().form.required } : {}),
    send: ({ kind, label, printerId }) => {
      const body: DeviceBody = kind === 'kiosk' ? { kind, label, printerId } : { kind, label };
      return send('/api/devices', { method: 'POST', body });
    },
    onSaved: ({ id, token }) => {
      freshToken.value = { deviceId: id, token };
      void devices.reload().then(() => goTo('devices', `device/${id}`));
    },
  });
  const { value, locked, errorAt, change } = form;
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <h2>{text.newDevice}</h2>
      <RadioField
        label={text.kind}
        value={value.kind}
        locked={locked}
        error={errorAt('kind')}
        choices={KINDS.map((kind) => ({ value: kind, text: text.kinds[kind], hint: text.kindHints[kind] }))}
        onChoose={(kind) => change({ kind })}
      />
      <TextField
        label={text.label}
        hint={text.labelHint}
        value={value.label}
        maxLength={80}
        error={errorAt('label')}
        locked={locked}
        onInput={(label) => change({ label })}
      />
      {value.kind === 'kiosk' && (
        <PrinterField
          value={value.printerId}
          error={errorAt('printerId')}
          locked={locked}
          onChoose={(printerId) => change({ printerId })}
        />
      )}
      <FormBar form={form} label={text.createDevice} cancel={href('devices')} />
    </form>
  );
}
