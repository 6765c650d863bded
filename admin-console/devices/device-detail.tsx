import { TextField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { Remove } from '../parts/remove.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { type DeviceItem, devices } from '../resource.ts';
import { goTo } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { liveState } from './live-state.ts';
import { freshToken } from './new-device.tsx';
import { Pairing } from './pairing.tsx';
import { PrinterField } from './printer-field.tsx';

interface Draft {
  readonly label: string;
  readonly printerId: string | null;
}

/** One device: its state, its pairing link, its printer. */
export function DeviceDetail({ device }: { device: DeviceItem }) {
  const text = words().devices;
  const { id, kind, label, printerId } = device;
  const state = liveState(id);
  const form = useForm<Draft>({
    saved: { label, printerId },
    check: (draft) => (draft.label.trim() === '' ? { label: words().form.required } : {}),
    send: (draft) =>
      send(`/api/devices/${id}`, { method: 'PATCH', body: kind === 'kiosk' ? draft : { label: draft.label } }),
    onSaved: () => void devices.reload(),
  });
  const { value, locked, errorAt, change } = form;
  const token = freshToken.value?.deviceId === id ? freshToken.value.token : undefined;
  return (
    <>
      <form class="form" onSubmit={form.submit} noValidate>
        <h2>{label}</h2>
        <p class="detail-state">
          <span>{text.kinds[kind]}</span>
          {state !== undefined && <StateMark weight={state.weight} text={state.text} />}
        </p>
        {!locked && <Pairing device={device} token={token} />}
        <TextField
          label={text.label}
          value={value.label}
          maxLength={80}
          error={errorAt('label')}
          locked={locked}
          onInput={(next) => change({ label: next })}
        />
        {kind === 'kiosk' && (
          <PrinterField
            value={value.printerId}
            error={errorAt('printerId')}
            locked={locked}
            onChoose={(next) => change({ printerId: next })}
          />
        )}
        <FormBar form={form} />
      </form>
      {!locked && (
        <Remove
          label={text.shutOut}
          question={text.shutOutQuestion(label)}
          send={() => send(`/api/devices/${id}`, { method: 'DELETE' })}
          onRemoved={() => {
            form.reset();
            void devices.reload();
            goTo('devices');
          }}
        />
      )}
    </>
  );
}
