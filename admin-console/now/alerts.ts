import type {
  DeviceView,
  HelpRequest,
  PrinterView,
  PrintProblem,
  QueueTicket,
  StaffCounter,
  StaffService,
  StaffView,
} from '#common/contract/views.ts';
import type { DiskTrouble } from './disk.ts';

/** What somebody has to do now, as data; `alert-row.tsx` finds the words and the button. */
export type Alert = { readonly id: string; readonly weight: 'bad' | 'warn'; readonly at: number } & (
  | { readonly kind: 'help'; readonly request: HelpRequest }
  | { readonly kind: 'printer'; readonly printer: PrinterView; readonly slips: readonly PrintProblem[] }
  | { readonly kind: 'slips'; readonly printerName: string | undefined; readonly slips: readonly PrintProblem[] }
  | Overdue
  | { readonly kind: 'unattended'; readonly service: StaffService; readonly free: StaffCounter | undefined }
  | { readonly kind: 'silent'; readonly device: DeviceView }
  | { readonly kind: 'cut-off'; readonly device: DeviceView }
  | { readonly kind: 'clock'; readonly clock: NonNullable<StaffView['clock']> }
  | { readonly kind: 'backup'; readonly backup: NonNullable<StaffView['backup']> }
  | { readonly kind: 'disk'; readonly problem: DiskTrouble['problem'] }
);

interface Overdue {
  readonly kind: 'overdue';
  readonly service: StaffService;
  /** The one that is furthest past its limit. */
  readonly ticket: QueueTicket;
  readonly limitMinutes: number;
  readonly count: number;
  /** A counter that is free and does not serve it yet. */
  readonly free: StaffCounter | undefined;
  readonly paused: readonly StaffCounter[];
  /** Open counters that serve it. */
  readonly serving: readonly StaffCounter[];
}

/** Everything that waits for somebody's hand: people first, then the disk, then the clock, then paper, then lines, then screens, then the copies. */
export function alertsFor(view: StaffView, now: number, trouble?: DiskTrouble): Alert[] {
  return [
    ...help(view),
    ...disk(trouble),
    ...clocks(view),
    ...printers(view),
    ...slips(view),
    ...lines(view, now),
    ...screens(view),
    ...copies(view),
  ];
}

function help({ help: requests }: StaffView): Alert[] {
  return Object.values(requests)
    .filter(({ answeredBy }) => answeredBy === undefined)
    .map((request) => ({
      id: `help:${request.id}`,
      weight: 'bad',
      kind: 'help',
      request,
      at: Date.parse(request.at),
    }));
}

/** A disk that is only getting full still takes every number. */
function disk(trouble: DiskTrouble | undefined): Alert[] {
  if (trouble === undefined) return [];
  const { problem, since } = trouble;
  return [{ id: 'disk', weight: problem === 'low' ? 'warn' : 'bad', kind: 'disk', problem, at: since }];
}

function clocks({ clock }: StaffView): Alert[] {
  if (clock === undefined) return [];
  return [{ id: 'clock', weight: 'bad', kind: 'clock', clock, at: Date.parse(clock.office) }];
}

/** The office works without a new copy: no citizen waits for it. */
function copies({ backup }: StaffView): Alert[] {
  if (backup === undefined) return [];
  return [{ id: 'backup', weight: 'warn', kind: 'backup', backup, at: Date.parse(backup.since) }];
}

const needsHand = ({ state }: PrinterView): boolean => state !== 'ready' && state !== 'unknown';
/** A printer that is only low on paper still prints: its failed slips are a matter of their own. */
const stands = (printer: PrinterView): boolean => needsHand(printer) && printer.state !== 'paper-low';

function printers({ printers: all, printProblems }: StaffView): Alert[] {
  return Object.values(all)
    .filter(needsHand)
    .map((printer) => ({
      id: `printer:${printer.id}`,
      weight: stands(printer) ? 'bad' : 'warn',
      kind: 'printer',
      printer,
      slips: stands(printer) ? Object.values(printProblems).filter(({ printerId }) => printerId === printer.id) : [],
      at: Date.parse(printer.since),
    }));
}

function slips({ printers: all, printProblems }: StaffView): Alert[] {
  const groups = new Map<string, PrintProblem[]>();
  for (const problem of Object.values(printProblems)) {
    const printer = problem.printerId === undefined ? undefined : all[problem.printerId];
    if (printer !== undefined && stands(printer)) continue;
    const key = problem.printerId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups].map(([printerId, group]) => ({
    id: `slips:${printerId}`,
    weight: 'bad',
    kind: 'slips',
    printerName: all[printerId]?.name ?? group[0]?.printerName,
    slips: group,
    at: Math.min(...group.map(({ at }) => Date.parse(at))),
  }));
}

function lines(view: StaffView, now: number): Alert[] {
  const counters = Object.values(view.counters).sort((a, b) => a.number - b.number);
  const found: Alert[] = [];
  for (const service of Object.values(view.services).sort((a, b) => a.position - b.position)) {
    const waiting = Object.values(view.tickets)
      .filter((ticket) => ticket.state === 'waiting' && ticket.serviceId === service.id)
      .sort((a, b) => Date.parse(a.overdueAt) - Date.parse(b.overdueAt));
    const [first] = waiting;
    if (first === undefined) continue;
    const own = counters.filter((counter) => counter.serviceIds.includes(service.id) && counter.session !== undefined);
    const working = own.filter((counter) => counter.session?.pausedAt === undefined);
    const free = counters.find((counter) => isFree(counter) && !counter.serviceIds.includes(service.id));
    const late = waiting.filter((ticket) => Date.parse(ticket.overdueAt) <= now);
    if (late.length > 0) {
      found.push({
        id: `overdue:${service.id}`,
        weight: 'warn',
        kind: 'overdue',
        service,
        ticket: first,
        limitMinutes: Math.round((Date.parse(first.overdueAt) - Date.parse(first.placeAt ?? first.issuedAt)) / 60_000),
        count: late.length,
        free,
        paused: own.filter((counter) => !working.includes(counter)),
        serving: working,
        at: Date.parse(first.overdueAt),
      });
    } else if (working.length === 0) {
      found.push({
        id: `unattended:${service.id}`,
        weight: 'warn',
        kind: 'unattended',
        service,
        free,
        at: Math.min(...waiting.map(({ issuedAt }) => Date.parse(issuedAt))),
      });
    }
  }
  return found;
}

const isFree = ({ session, ticketId }: StaffCounter): boolean =>
  session !== undefined && session.pausedAt === undefined && ticketId === undefined;

/** Kiosks and displays only: a clerk's browser is closed every evening. */
function screens({ devices }: StaffView): Alert[] {
  const found: Alert[] = [];
  for (const device of Object.values(devices)) {
    if (device.kind === 'counter') continue;
    const at = device.since === undefined ? 0 : Date.parse(device.since);
    if (!device.connected) found.push({ id: `cut-off:${device.id}`, weight: 'bad', kind: 'cut-off', device, at });
    else if (device.problem !== undefined) {
      found.push({ id: `silent:${device.id}`, weight: 'warn', kind: 'silent', device, at });
    }
  }
  return found;
}
