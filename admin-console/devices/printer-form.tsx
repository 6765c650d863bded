import type { ComponentChildren } from 'preact';
import type { PrinterBody } from '#common/contract/office.ts';
import { RadioField } from '../parts/choice-fields.tsx';
import { NumberField, TextField } from '../parts/fields.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { type PrinterItem, printers } from '../resource.ts';
import { goTo, href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

interface Draft {
  readonly name: string;
  readonly driver: PrinterBody['driver'];
  readonly host: string;
  readonly port: number;
  readonly device: string;
  readonly folder: string;
  readonly dots: '576' | '512' | '384';
  readonly status: PrinterBody['status'];
}

const BLANK: Draft = {
  name: '',
  driver: 'network',
  host: '',
  port: 9100,
  device: '/dev/usb/lp0',
  folder: 'printed',
  dots: '576',
  status: 'full',
};

function draftOf(printer: PrinterItem | undefined): Draft {
  if (printer === undefined) return BLANK;
  const { name, driver, host, port, path, dots, status } = printer;
  return {
    name,
    driver,
    host: host ?? '',
    port: port ?? BLANK.port,
    device: driver === 'usb' ? (path ?? '') : BLANK.device,
    folder: driver === 'file' ? (path ?? '') : BLANK.folder,
    dots: dots === 576 ? '576' : dots === 512 ? '512' : '384',
    status,
  };
}

/** Only what the driver needs. */
function bodyOf({ name, driver, host, port, device, folder, dots, status }: Draft): PrinterBody {
  const common = { name, driver, dots: dots === '576' ? 576 : dots === '512' ? 512 : 384, status } as const;
  if (driver === 'kiosk') return common;
  if (driver === 'network') return { ...common, host, port };
  return { ...common, path: driver === 'usb' ? device : folder };
}

function check({ name, driver, host, port, device, folder }: Draft): Complaints {
  const text = words();
  const { required } = text.form;
  return {
    ...(name.trim() === '' ? { name: required } : {}),
    ...(driver === 'network' && !/^[A-Za-z0-9.:_-]+$/.test(host) ? { host: text.printers.hostRule } : {}),
    ...(driver === 'network' && !(port >= 1 && port <= 65_535) ? { port: text.printers.portRule } : {}),
    ...(driver === 'usb' && !/^\/dev\/[\w./:-]+$/.test(device) ? { path: text.printers.deviceRule } : {}),
    ...(driver === 'file' && folder.trim() === '' ? { path: required } : {}),
  };
}

/** Where and how a printer prints; its state and test stand below its name. */
export function PrinterForm({ printer, children }: { printer?: PrinterItem; children?: ComponentChildren }) {
  const text = words().printers;
  const form = useForm<Draft, { id: string }>({
    saved: draftOf(printer),
    fresh: printer === undefined,
    check,
    send: (draft) =>
      printer === undefined
        ? send('/api/printers', { method: 'POST', body: bodyOf(draft) })
        : send(`/api/printers/${printer.id}`, { method: 'PATCH', body: bodyOf(draft) }),
    onSaved: ({ id }) => {
      void printers.reload().then(() => {
        if (printer === undefined) goTo('devices', `printer/${id}`);
      });
    },
  });
  const { value, locked, errorAt, change } = form;
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <h2>{printer === undefined ? text.newHeading : printer.name}</h2>
      {children}
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={value.name}
        maxLength={80}
        error={errorAt('name')}
        locked={locked}
        onInput={(name) => change({ name })}
      />
      <RadioField
        label={text.driver}
        value={value.driver}
        locked={locked}
        choices={(['network', 'usb', 'kiosk', 'file'] as const).map((driver) => ({
          value: driver,
          text: text.drivers[driver],
          hint: text.driverHints[driver],
        }))}
        onChoose={(driver) => change({ driver })}
      />
      {value.driver === 'network' && (
        <div class="field-row">
          <TextField
            label={text.host}
            hint={text.hostHint}
            value={value.host}
            error={errorAt('host')}
            locked={locked}
            onInput={(host) => change({ host: host.trim() })}
          />
          <NumberField
            label={text.port}
            hint={text.portHint}
            value={value.port}
            error={errorAt('port')}
            locked={locked}
            onInput={(port) => change({ port })}
          />
        </div>
      )}
      {value.driver === 'usb' && (
        <TextField
          label={text.device}
          hint={text.deviceHint}
          value={value.device}
          error={errorAt('path')}
          locked={locked}
          onInput={(device) => change({ device: device.trim() })}
        />
      )}
      {value.driver === 'file' && (
        <TextField
          label={text.folder}
          hint={text.folderHint}
          value={value.folder}
          error={errorAt('path')}
          locked={locked}
          onInput={(folder) => change({ folder })}
        />
      )}
      {/* The program at the kiosk says itself which paper its printer has, and whether it answers. */}
      {value.driver !== 'kiosk' && (
        <RadioField
          label={text.dots}
          value={value.dots}
          locked={locked}
          choices={(['576', '512', '384'] as const).map((dots) => ({ value: dots, text: text.dotChoices[dots] }))}
          onChoose={(dots) => change({ dots })}
        />
      )}
      {value.driver !== 'file' && value.driver !== 'kiosk' && (
        <RadioField
          label={text.status}
          value={value.status}
          locked={locked}
          choices={(['full', 'none'] as const).map((status) => ({
            value: status,
            text: text.statuses[status],
            hint: text.statusHints[status],
          }))}
          onChoose={(status) => change({ status })}
        />
      )}
      <FormBar form={form} {...(printer === undefined ? { label: text.create, cancel: href('devices') } : {})} />
    </form>
  );
}
