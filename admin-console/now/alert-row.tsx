import clock from '@phosphor-icons/core/fill/clock-countdown-fill.svg?raw';
import hand from '@phosphor-icons/core/fill/hand-waving-fill.svg?raw';
import drive from '@phosphor-icons/core/fill/hard-drives-fill.svg?raw';
import plugs from '@phosphor-icons/core/fill/plugs-fill.svg?raw';
import speaker from '@phosphor-icons/core/fill/speaker-slash-fill.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-fill.svg?raw';
import xCircle from '@phosphor-icons/core/fill/x-circle-fill.svg?raw';
import { useSignal } from '@preact/signals';
import type { StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { ActButton } from '../parts/act-button.tsx';
import { href } from '../router.ts';
import { isAdmin } from '../session.ts';
import { words } from '../words.ts';
import { answerHelp, assign, confirmClock, dismiss, reprint } from './acts.ts';
import { wordsOf } from './alert-words.ts';
import type { Alert } from './alerts.ts';

const SIGNS: Readonly<Record<Alert['kind'], string>> = {
  help: hand,
  printer: xCircle,
  slips: xCircle,
  overdue: warning,
  unattended: warning,
  silent: speaker,
  'cut-off': plugs,
  clock,
  backup: warning,
  disk: drive,
};

/** One thing to do: bar and sign for how bad, the verb first, the button at the right. */
export function AlertRow({ alert, view, now }: { alert: Alert; view: StaffView; now: number }) {
  const open = useSignal(false);
  const { title, detail, steps } = wordsOf(alert, view, now);
  return (
    <li class={alert.weight === 'bad' ? 'alert is-bad' : 'alert'}>
      <Icon svg={alert.kind === 'printer' && alert.weight === 'warn' ? warning : SIGNS[alert.kind]} size="22px" />
      <div class="alert-words">
        <p>
          <strong>{title}</strong> <span>{detail}</span>
        </p>
        {open.value && steps !== undefined && (
          <ol class="alert-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </div>
      <div class="alert-keys">
        <Keys alert={alert} />
        {steps !== undefined && (
          <button
            type="button"
            class="button"
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            {open.value ? words().alerts.hideSteps : words().alerts.showSteps}
          </button>
        )}
      </div>
    </li>
  );
}

function Keys({ alert }: { alert: Alert }) {
  const text = words().alerts;
  switch (alert.kind) {
    case 'help': {
      const { id, deviceLabel } = alert.request;
      return <ActButton label={text.coming} act={() => answerHelp(id, deviceLabel)} />;
    }
    case 'printer':
    case 'slips': {
      const printable = alert.slips.filter(({ ticketId }) => ticketId !== undefined);
      const labels = printable.flatMap(({ label }) => (label === undefined ? [] : [label]));
      return (
        <>
          {printable.length > 0 && <ActButton label={text.reprint(labels)} act={() => reprint(printable)} />}
          {alert.kind === 'slips' && <ActButton label={text.dismiss} act={() => dismiss(alert.slips)} />}
          {alert.kind === 'printer' && printable.length === 0 && (
            <a class="button" href={href('devices', `printer/${alert.printer.id}`)}>
              {text.showPrinter}
            </a>
          )}
        </>
      );
    }
    case 'overdue':
    case 'unattended': {
      const { free, service } = alert;
      if (free !== undefined && isAdmin.value) {
        return <ActButton label={text.assign(free.number)} act={() => assign(free, service)} />;
      }
      return (
        <a class="button" href={href('counters')}>
          {text.showCounters}
        </a>
      );
    }
    case 'clock':
      return isAdmin.value ? <ActButton label={text.clockIsRight} act={confirmClock} /> : null;
    default:
      return null;
  }
}
