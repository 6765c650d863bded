import type { PrinterState } from '#common/contract/office.ts';
import type { DeviceView } from '#common/contract/views.ts';
import { words } from '../words.ts';
import type { Weight } from './state-mark.tsx';

export interface MachineState {
  readonly weight: Weight;
  readonly text: string;
}

const PRINTER_WEIGHTS: Readonly<Record<PrinterState, Weight>> = {
  ready: 'ok',
  'paper-low': 'warn',
  'paper-out': 'bad',
  'cover-open': 'bad',
  unreachable: 'off',
  unknown: 'quiet',
};

/** State of a printer in words; `since` is a clock time. */
export function printerState(state: PrinterState, since?: string): MachineState {
  const text = words().machines.printer[state];
  const told = since !== undefined && state !== 'ready' && state !== 'unknown' && state !== 'paper-low';
  return { weight: PRINTER_WEIGHTS[state], text: told ? words().machines.since(text, since) : text };
}

/** State of a kiosk, a display or a clerk's browser in words. */
export function deviceState(
  { kind, connected, problem, since }: DeviceView,
  clock: (at: string) => string,
): MachineState {
  const text = words().machines;
  if (since === undefined && !connected) return { weight: 'quiet', text: text.never };
  if (!connected) {
    // A clerk's browser is closed every evening: that is no fault.
    if (kind === 'counter') return { weight: 'quiet', text: text.closed };
    return { weight: 'off', text: text.since(text.lost, clock(since ?? '')) };
  }
  if (problem === 'sound-blocked') return { weight: 'warn', text: text.soundBlocked };
  if (problem === 'voice-missing') return { weight: 'warn', text: text.voiceMissing };
  return { weight: 'ok', text: kind === 'display' ? text.withSound : text.works };
}
