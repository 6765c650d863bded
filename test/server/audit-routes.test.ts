/** No route that staff may use is forgotten: each is tried, and leaves its rows in the audit log (SPEC Y2). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppointmentPlan } from '#common/contract/appointments.ts';
import { versionOf } from '#server/catalogue/compare.ts';
import { declaredRoutes } from '#server/http/access.ts';
import { setPlan } from '#server/store/appointments.ts';
import { allServices } from '#server/store/services.ts';
import { wavOf } from '#server/voice/wav.ts';
import { type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

/** Routes that change something and leave no row, with the reason. A new route is tried below or explained here. */
const WITHOUT_ROW: Readonly<Record<string, string>> = {
  'POST /api/help': 'a citizen at a kiosk: the event log has it',
  'DELETE /api/help': 'a citizen at a kiosk: the event log has it',
  'POST /api/follow/:token/postpone': 'a citizen with the link of the slip: the event log has it',
  'POST /api/follow/:token/cancel': 'a citizen with the link of the slip: the event log has it',
  'POST /api/appointments': 'a citizen: nothing of it names anybody',
  'POST /api/appointments/by/:token/move': 'a citizen with the link of the appointment',
  'POST /api/appointments/by/:token/cancel': 'a citizen with the link of the appointment',
  'POST /api/slip-codes/apology': 'a citizen at a kiosk: the print job has it',
  'POST /api/hall-passes': 'changes nothing',
  'POST /api/hall-tickets': 'a citizen in the hall: the queue’s own event tells of it',
  'POST /api/follow/:token/rating': 'a citizen, whose vote nobody may find again (J92)',
  'POST /api/rating/counters/:id': 'a citizen at a tablet, whose vote nobody may find again (J92)',
  'POST /api/cards': 'changes nothing',
  'PUT /api/voice/:language/draft/:fragment': 'a draft, which nobody hears: publishing it is written down',
  'DELETE /api/voice/:language/draft/:fragment': 'a draft, which nobody hears',
  'POST /api/paper-lists': 'a citizen at a kiosk: a print job without a ticket',
  'POST /api/catalogue/compare': 'changes nothing',
  'POST /api/kiosk-agent/sync': 'a device by itself',
  'POST /api/kiosk-agent/tickets': 'tickets of citizens, handed in by a device: the event log has them',
  'POST /api/kiosk-agent/print-jobs/:id/outcome': 'a device by itself',
};

let office: Running;
let admin: Client;
let clerk: Client;
beforeAll(async () => {
  office = await run();
  admin = office.signedIn('admin');
  clerk = office.signedIn('hoai');
});
afterAll(() => office.stop());

interface Row {
  readonly seq: number;
  readonly act: string;
  readonly address: string;
  readonly staffName: string;
}
const rowsSince = (seq: number): Row[] =>
  office.server.core.store.sqlite
    .prepare<[number], Row>('select seq, act, address, staff_name as staffName from audit where seq > ? order by seq')
    .all(seq);

let made = 0;
const tried = new Set<string>();
const idOf = (answer: Answer): string => (answer.json as { id: string }).id;

/** Asks as somebody, and expects these acts from this machine's address under a name. */
async function step(route: string, who: Client, acts: readonly string[], params: string[] = [], body?: unknown) {
  const [method = '', pattern = ''] = route.split(' ');
  const path = params.reduce((url, value) => url.replace(/:\w+/, value), pattern);
  const last = rowsSince(0).at(-1)?.seq ?? 0;
  made += 1;
  const raw = body instanceof Uint8Array ? { headers: { 'content-type': 'image/png' } } : {};
  const answer = await who.ask(path, { method, key: `key-${made}`, ...(body === undefined ? {} : { body }), ...raw });
  const rows = rowsSince(last);
  expect([route, answer.status, rows.map(({ act }) => act)]).toEqual([route, answer.status, acts]);
  expect(answer.status, `${route}: ${answer.text}`).toBeLessThan(300);
  for (const { address, staffName } of rows) {
    expect(address, route).toBe('127.0.0.1');
    if (!route.includes('/pair')) expect(staffName, route).not.toBe('');
  }
  tried.add(route);
  return answer;
}

it('Y2: each route that changes something leaves its row, or says why not', { timeout: 120_000 }, async () => {
  const name = { vi: 'Thử', en: 'Test' };
  await step('PATCH /api/office', admin, ['office.changed'], [], { kioskIdleSeconds: 61 });
  await step('POST /api/clock/confirm', admin, ['clock.confirmed']);
  const service = idOf(await step('POST /api/services', admin, ['service.made'], [], { prefix: 'X', name }));
  await step('PATCH /api/services/:id', admin, ['service.changed'], [service], { active: false });
  await step('PUT /api/services/:id/appointments', admin, ['service.changed'], [service], {
    plan: PLAN,
  });
  await step('DELETE /api/services/:id', admin, ['service.removed'], [service]);
  const [field] = allServices(office.db);
  const [procedure] = field?.procedures ?? [];
  if (field === undefined || procedure === undefined) throw new Error('the demo office has no procedure');
  await step('POST /api/catalogue', admin, ['service.changed'], [], {
    version: versionOf(allServices(office.db)),
    rows: [{ serviceId: field.id, procedure: { ...procedure, source: 'Căn cứ thử' } }],
    remove: [],
  });
  const counter = idOf(
    await step('POST /api/counters', admin, ['counter.made'], [], { number: 77, name, serviceIds: [] }),
  );
  await step('PATCH /api/counters/:id', admin, ['counter.changed'], [counter], { number: 78 });
  await step('DELETE /api/counters/:id', admin, ['counter.removed'], [counter]);
  const person = { username: 'moi', name: 'Người mới', role: 'operator', password: 'ga-trong-choai-9' };
  const staff = idOf(await step('POST /api/staff', admin, ['staff.made'], [], person));
  await step('PATCH /api/staff/:id', admin, ['staff.changed'], [staff], { name: 'Tên khác' });
  await step('DELETE /api/staff/:id', admin, ['staff.removed'], [staff]);

  const file = { name: 'Máy thử', driver: 'file', path: 'thu', dots: 576, status: 'full' };
  const printer = idOf(await step('POST /api/printers', admin, ['printer.made'], [], file));
  await step('PATCH /api/printers/:id', admin, ['printer.changed'], [printer], { name: 'Máy khác' });
  await step('POST /api/printers/:id/test', admin, ['printer.tested'], [printer]);
  const device = idOf(await step('POST /api/devices', admin, ['device.made'], [], { kind: 'kiosk', label: 'Cửa' }));
  await step('PATCH /api/devices/:id', admin, ['device.changed'], [device], { printerId: printer });
  const code = async (): Promise<string> => {
    const link = await step('POST /api/devices/:id/pairing', admin, ['device.link-made'], [device]);
    return (link.json as { url: string }).url.split('/').at(-1) ?? '';
  };
  await step('POST /api/pair', office.stranger(), ['device.paired'], [], { code: await code() });
  const kiosk = await office.device('kiosk');
  const help = (await kiosk.client.post('/api/help')).json as { help: { id: string } };
  await step('POST /api/help/:id/answer', clerk, ['help.answered'], [help.help.id]);
  await stripSteps(office.service('D'), printer);

  const seat = office.counter(3);
  await step('PUT /api/counters/:id/session', clerk, ['counter.opened'], [seat]);
  await step('PATCH /api/counters/:id/session', clerk, ['counter.paused'], [seat], { paused: true });
  await step('PATCH /api/counters/:id/session', clerk, ['counter.resumed'], [seat], { paused: false });
  const serves = office.server.core.hall.office.counters.find(({ id }) => id === seat)?.serviceIds ?? [];
  const [first = ''] = serves;
  const other = office.server.core.hall.office.services.find(({ id }) => id !== first)?.id;
  const issue = async (): Promise<string> => {
    const answer = await step('POST /api/tickets', clerk, ['ticket.issued'], [], { serviceId: first });
    return (answer.json as { ticket: { id: string } }).ticket.id;
  };
  const parts = {
    papers: false,
    returns: false,
    results: false,
    appointments: true,
    chains: true,
    dossierCounts: true,
  };
  await admin.ask('/api/office', { method: 'PATCH', body: { parts } });
  setPlan(office.db, first, { ...PLAN, week: Array.from({ length: 7 }, () => [['07:00', '12:00']]) });
  const wish = { serviceId: first, at: new Date(office.clock.now).toISOString(), phone: '0905123456' };
  const booked = await office.stranger().post('/api/appointments', wish, 'book');
  const { code: seen } = booked.json as { code: string };
  await step('POST /api/appointments/check-in', clerk, ['ticket.issued'], [], { code: seen });
  const a = await issue();
  const b = await issue();
  await step('POST /api/tickets/:id/priority', clerk, ['ticket.reclassified'], [b], { priorityClass: 'elderly' });
  await step('POST /api/tickets/:id/chain', clerk, ['ticket.chained'], [a], { next: [other] });
  await step('POST /api/tickets/:id/chain', clerk, ['ticket.chained'], [a], { next: [] });
  await step('POST /api/tickets/:id/dossiers', clerk, ['ticket.counted'], [a], { dossiers: 3 });
  await step('POST /api/tickets/:id/print', clerk, ['ticket.reprinted'], [a]);
  await step('POST /api/tickets/:id/cancel', clerk, ['ticket.cancelled'], [await issue()]);
  await step('POST /api/tickets/:id/call', clerk, ['ticket.called'], [a]);
  await step('POST /api/tickets/:id/recall', clerk, ['ticket.recalled'], [a]);
  await step('POST /api/tickets/:id/start', clerk, ['ticket.started'], [a]);
  await step('POST /api/tickets/:id/park', clerk, ['ticket.parked'], [a]);
  await step('POST /api/tickets/:id/return', clerk, ['ticket.returned'], [a]);
  await step('POST /api/counters/:id/call-next', clerk, ['ticket.called'], [seat]);
  await step('POST /api/counters/:id/undo', clerk, ['ticket.undone'], [seat]);
  await step('POST /api/tickets/:id/call', clerk, ['ticket.called'], [b]);
  // One key, two tickets: two rows.
  await step('POST /api/counters/:id/call-next', clerk, ['ticket.no-show', 'ticket.called'], [seat], {
    finish: 'no-show',
  });
  await step('POST /api/tickets/:id/start', clerk, ['ticket.started'], [a]);
  await step('POST /api/tickets/:id/complete', clerk, ['ticket.completed'], [a]);
  await step('POST /api/tickets/:id/call', clerk, ['ticket.called'], [await issue()]);
  const open = office.server.core.tickets.openAt(seat)?.id ?? '';
  await step('POST /api/tickets/:id/no-show', clerk, ['ticket.no-show'], [open]);
  await step('POST /api/tickets/:id/call', clerk, ['ticket.called'], [open]);
  await step('POST /api/tickets/:id/transfer', clerk, ['ticket.transferred'], [open], { serviceId: other });
  await dossierSteps();
  // Somebody else closes it: the row says who sat there.
  await step('DELETE /api/counters/:id/session', admin, ['counter.closed'], [seat]);
  expect(lastBefore()).toContain('Nguyễn Thị Hoài');

  const job = office.server.core.printJobs.queue(office.db, {
    ticketId: null,
    deviceId: null,
    printerId: printer,
    content: {
      kind: 'test',
      language: 'vi',
      timeZone: 'Asia/Ho_Chi_Minh',
      office: { name, place: name },
      printerName: 'x',
      printedAt: 0,
    },
    at: office.clock.now,
  });
  await step('POST /api/print-jobs/:id/dismiss', clerk, ['print-job.dismissed'], [job]);
  await step('DELETE /api/devices/:id', admin, ['device.removed'], [device]);
  await step('DELETE /api/printers/:id', admin, ['printer.removed'], [printer]);
  await voiceSteps();
  const picture = await step('POST /api/pictures', admin, ['picture.made'], [], PNG);
  await step('DELETE /api/pictures/:name', admin, ['picture.removed'], [(picture.json as { name: string }).name]);

  const browser = office.stranger({ origin: office.origin });
  await step('POST /api/session', browser, ['session.opened'], [], { username: 'lan', password: 'mat-khau-thu' });
  await step('POST /api/session/password', browser, ['staff.password-changed'], [], {
    current: 'mat-khau-thu',
    password: 'vuon-cam-chin-77',
  });
  await step('DELETE /api/session', browser, ['session.closed']);
  await step('DELETE /api/sessions', clerk, ['session.closed']);

  const changing = declaredRoutes(office.server.app)
    .filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))
    .map(({ method, url }) => `${method} ${url}`);
  expect([...tried, ...Object.keys(WITHOUT_ROW)].sort()).toEqual([...new Set(changing)].sort());
});

/** A strip for a power cut; the number that still waits has a row of its own. */
async function stripSteps(serviceId: string, printerId: string): Promise<void> {
  const off = office.server.core.hall.office.settings.parts;
  await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...off, reception: true } } });
  const made = await step('POST /api/strips', clerk, ['strip.made'], [], { serviceId, count: 5, printerId });
  const { id } = (made.json as { strip: { id: string } }).strip;
  await step('POST /api/strips/:id/print', clerk, ['strip.reprinted'], [id], { printerId });
  await step('POST /api/strips/:id/return', clerk, ['strip.returned', 'ticket.issued'], [id], { used: 2, served: 1 });
}

/** The office's own voice: what goes out, comes back, and goes out again. */
async function voiceSteps(): Promise<void> {
  const { parts } = office.server.core.hall.office.settings;
  await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...parts, voicePage: true } } });
  const body = wavOf(Float32Array.from({ length: 24_000 }, (_, index) => 0.3 * Math.sin(index / 20)));
  const headers = { 'content-type': 'audio/wav' };
  await clerk.ask('/api/voice/vi/draft/digit-1', { method: 'PUT', body, headers });
  await step('POST /api/voice/:language/publish', admin, ['voice.published'], ['vi']);
  await step('POST /api/voice/:language/built-in', admin, ['voice.set-aside'], ['vi']);
  await step('POST /api/voice/:language/own', admin, ['voice.taken-back'], ['vi']);
}

/** Dossiers and slips, with their parts on. */
async function dossierSteps(): Promise<void> {
  const parts = { papers: false, returns: true, results: true, appointments: false };
  await admin.ask('/api/office', { method: 'PATCH', body: { parts } });
  const about = { serviceId: office.service('B'), procedureCode: '1.001193' };
  const record = async (): Promise<{ id: string; code: string }> => {
    const answer = await step('POST /api/dossiers', clerk, ['dossier.accepted'], [], about);
    return (answer.json as { dossier: { id: string; code: string } }).dossier;
  };
  const [one, two, three] = [await record(), await record(), await record()];
  const delay = { newDueDay: '2026-11-26', reason: 'system' };
  await step('POST /api/dossiers/:id/delay', clerk, ['dossier.delayed'], [one.id], delay);
  await step('POST /api/dossiers/:id/sign', admin, ['dossier.signed'], [one.id]);
  await step('POST /api/dossiers/:id/ready', clerk, ['dossier.ready'], [one.id]);
  await step('POST /api/dossiers/:id/collected', clerk, ['dossier.collected'], [one.id]);
  await step('POST /api/dossiers/import', clerk, ['dossier.imported'], [], {
    codes: [two.code, three.code],
    apply: true,
  });
  await step('POST /api/dossiers/:id/posted', clerk, ['dossier.posted'], [two.id]);
  await step('POST /api/slip-codes', clerk, ['ticket.issued'], [], { code: three.code });
  const taken = await clerk.post('/api/tickets', about, 'key-missing-take');
  const { ticket } = taken.json as { ticket: { id: string } };
  await clerk.post(`/api/tickets/${ticket.id}/call`, {}, 'key-missing-call');
  const missing = { ticketId: ticket.id, papers: [0] };
  await step('POST /api/paper-requests', clerk, ['ticket.parked'], [], missing);
}

function lastBefore(): string {
  return (
    office.server.core.store.sqlite
      .prepare<[], string>('select before from audit order by seq desc limit 1')
      .pluck()
      .get() ?? ''
  );
}

const PLAN: AppointmentPlan = {
  week: [[], [], [], [], [], [], []],
  slotMinutes: 30,
  capacity: 1,
  daysAhead: 7,
  mostPerPhone: 2,
  minutesBefore: 15,
  minutesAfter: 10,
};
/** One grey dot. */
const PNG = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'),
);
