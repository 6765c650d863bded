import type { StaffView } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { clockTime, fullDate, minutesBetween } from '#common/web/time.ts';
import { clockOrDay } from '../parts/when.ts';
import { words } from '../words.ts';
import type { Alert } from './alerts.ts';

export interface AlertWords {
  /** Begins with the verb: what to do. */
  readonly title: string;
  readonly detail: string;
  /** How it is done, for what cannot be done from here. */
  readonly steps?: readonly string[];
}

/** The words of an alert: the title says what to do, the detail what happened. */
export function wordsOf(alert: Alert, view: StaffView, now: number): AlertWords {
  const text = words().alerts;
  const clock = (at: string | number): string => clockOrDay(at, now, view.office.timeZone);
  switch (alert.kind) {
    case 'help':
      return { title: text.help(alert.request.deviceLabel), detail: text.helpSince(clock(alert.request.at)) };
    case 'printer': {
      const { printer, slips } = alert;
      const { title, detail } = text.printer[printer.state === 'ready' ? 'unknown' : printer.state];
      const held = slips.flatMap(({ label }) => (label === undefined ? [] : [label]));
      const rest = held.length === 0 ? '' : ` ${text.slipsHeld(held)}`;
      return { title: title(printer.name), detail: `${detail(clock(printer.since))}${rest}` };
    }
    case 'slips': {
      const labels = alert.slips.flatMap(({ label }) => (label === undefined ? [] : [label]));
      const [first] = alert.slips;
      const why =
        first === undefined ? '' : text.slipWhy(first.state, words().printReason(first.reason), clock(first.at));
      return { title: labels.length === 0 ? text.testSlip(alert.printerName) : text.slips(labels), detail: why };
    }
    case 'overdue': {
      const name = inLanguage(alert.service.shortName);
      const waited = text.waited(
        alert.ticket.label,
        minutesBetween(Date.parse(alert.ticket.issuedAt), now),
        alert.limitMinutes,
      );
      const more = alert.count > 1 ? [text.moreLate(alert.count - 1)] : [];
      const paused = alert.paused.map(({ number }) => text.counterPaused(number));
      const free = alert.free === undefined ? [] : [text.counterFree(alert.free.number)];
      const nobody = alert.serving.length === 0 && alert.paused.length === 0 ? [text.nobodyServes] : [];
      return {
        title: alert.serving.length === 0 ? text.openCounter(name) : text.addCounter(name),
        detail: [waited, ...more, ...nobody, ...paused, ...free].join(' '),
      };
    }
    case 'unattended': {
      const free = alert.free === undefined ? '' : ` ${text.counterFree(alert.free.number)}`;
      return {
        title: text.openCounter(inLanguage(alert.service.shortName)),
        detail: `${text.unattended(alert.service.waiting, clock(alert.at))}${free}`,
      };
    }
    case 'silent': {
      const blocked = alert.device.problem === 'sound-blocked';
      return {
        title: text.silent(alert.device.label),
        detail: blocked ? text.soundBlocked : text.voiceMissing,
        steps: blocked ? text.soundSteps : text.voiceSteps,
      };
    }
    case 'clock': {
      const { machine, office } = alert.clock;
      const whole = (at: string): string => {
        const ms = Date.parse(at);
        return `${clockTime(ms, view.office.timeZone)} ${text.onDay(fullDate(ms, view.office.timeZone, 'en').split(', ')[1] ?? '')}`;
      };
      return { title: text.clock, detail: text.clockDetail(whole(machine), whole(office)), steps: text.clockSteps };
    }
    case 'disk':
      return text.disk[alert.problem];
    case 'backup': {
      const { title, detail, steps } = text.backup[alert.backup.problem];
      return { title, detail: `${detail} ${text.backupSince(clock(alert.backup.since))}`, steps };
    }
    case 'cut-off': {
      const { device } = alert;
      if (device.since === undefined) {
        return { title: text.connect(device.label), detail: text.neverConnected, steps: text.connectSteps };
      }
      return {
        title: text.check(device.label),
        detail: text.cutOff(clock(device.since), device.kind === 'kiosk' ? text.noKiosk : text.noDisplay),
        steps: text.checkSteps,
      };
    }
  }
}
